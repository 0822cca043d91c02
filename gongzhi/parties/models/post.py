from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.parties.models.organisation import Organisation
from gongzhi.parties.models.person import Person


class Appointment(models.Model):
    """任职: a person in a post of an organisation for a time, over a stretch of territory.

    `post` is a code of the posts catalogue (data/posts.toml), which says its title and powers.
    A person may hold several (交叉任职); each is a row of its own.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    post = models.CharField(_("岗位"), max_length=40)
    title = models.CharField(_("职务"), max_length=40)
    region_code = models.CharField(
        _("管辖范围"), max_length=12, blank=True, help_text=_("区划代码前缀；空为只管所列小区")
    )
    lines = models.JSONField(_("限定条线"), default=list, blank=True)
    estates = models.ManyToManyField(
        "territory.Estate", blank=True, related_name="+", verbose_name=_("所管小区")
    )
    basis = models.CharField(_("任职依据"), max_length=120, blank=True)
    since_on = models.DateField(_("任职起"))
    until_on = models.DateField(_("任职止"), null=True, blank=True)

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(until_on__gte=models.F("since_on")),
                name="appointment_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title
