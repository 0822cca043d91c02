from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Func, Value
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.parties.models.organisation import Organisation
from gongzhi.parties.models.person import Person
from gongzhi.parties.vocabulary import Accession, ReviewState


def _alone(what: "str | Func") -> Func:
    """A number as a range, so that no extension is needed to exclude by it."""
    return Func(what, what, Value("[]"), function="int8range")


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
    buildings = models.ManyToManyField(
        "territory.Building", blank=True, related_name="+", verbose_name=_("所联楼栋")
    )
    grid = models.ForeignKey(
        "territory.Grid", models.PROTECT, null=True, blank=True, related_name="+"
    )
    represents = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("代表的单位"),
    )
    """Whose seat it is: an association's member stands for a committee or a company."""
    accession = models.CharField(
        _("产生方式"), max_length=12, blank=True, choices=Accession.choices()
    )
    is_sole = models.BooleanField(_("只能一人担任"), default=False)
    """As the catalogue said when it began: the database holds such posts apart."""
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
            ExclusionConstraint(
                name="a_sole_post_is_held_once_at_a_time",
                expressions=[
                    (_alone("organisation"), "&&"),
                    (_alone(Func("post", function="hashtext")), "&&"),
                    (Func("since_on", "until_on", Value("[]"), function="daterange"), "&&"),
                ],
                condition=models.Q(is_sole=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Recommendation(models.Model):
    """推荐审核 (A11): a party member or owner recommended for a post, and what the review said.

    It is recorded and shown. It bars nobody from standing: owners elect whom they want.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="recommendations")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="recommendations", verbose_name=_("推荐到")
    )
    by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="recommended", verbose_name=_("推荐单位")
    )
    post = models.CharField(_("岗位"), max_length=40)
    is_party_member = models.BooleanField(_("党员"), default=False)
    grounds = EncryptedText(_("推荐理由"), purpose="recommendation.grounds")
    state = models.CharField(
        _("审核"), max_length=14, choices=ReviewState.choices(), default=ReviewState.WAITING
    )
    opinion = EncryptedText(_("审核意见"), purpose="recommendation.opinion", null=True, blank=True)
    recommended_at = models.DateTimeField(_("推荐时间"))
    reviewed_at = models.DateTimeField(_("审核时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("推荐")
        verbose_name_plural = _("推荐")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ReviewState.WAITING, reviewed_at=None)
                | models.Q(
                    state__in=[ReviewState.SUPPORTED, ReviewState.NOT_SUPPORTED],
                    reviewed_at__isnull=False,
                ),
                name="recommendation_is_reviewed_at_a_moment",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "post"],
                condition=models.Q(state=ReviewState.WAITING),
                name="one_recommendation_waits_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}→{self.organisation_id}"


class Training(models.Model):
    """双向培养 (A11): what somebody of a branch or a committee was trained in, and by whom."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="trainings")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="trainings", verbose_name=_("组织培训的单位")
    )
    topic = models.CharField(_("内容"), max_length=80)
    held_on = models.DateField(_("日期"))
    hours = models.PositiveSmallIntegerField(_("学时"), null=True, blank=True)

    class Meta:
        verbose_name = _("培训记录")
        verbose_name_plural = _("培训记录")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "topic", "held_on"],
                name="one_training_is_written_once",
            ),
        ]

    def __str__(self) -> str:
        return self.topic
