from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportDraft(models.Model):
    """What someone typed before proving his phone; becomes a case once he has. Until then it is
    its session's, from then on the person's."""

    person = models.ForeignKey("parties.Person", models.CASCADE, null=True, related_name="+")
    token = models.CharField(max_length=40, unique=True)
    place_token = models.CharField(max_length=24, blank=True)
    place_text = models.TextField(blank=True)
    category = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    is_shielded = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    case_code = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("报事草稿")
        verbose_name_plural = _("报事草稿")
        indexes = [models.Index(fields=["created_at"], name="draft_age")]

    def __str__(self) -> str:
        return self.token


class SavedView(models.Model):
    """A list's filter kept under a name."""

    person = models.ForeignKey("parties.Person", models.CASCADE, related_name="+")
    name = models.CharField(_("视图名称"), max_length=20)
    filters = models.JSONField(_("条件"), default=dict)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("保存的视图")
        verbose_name_plural = _("保存的视图")
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="view_name_once")]

    def __str__(self) -> str:
        return self.name
