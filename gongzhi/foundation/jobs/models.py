"""Rows the clock could not see to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StuckRow(models.Model):
    """One row of a sweep that raised: it is tried again at `due_at`, and people see it meanwhile.
    Gone once it went through, or once the sweep no longer meets it."""

    sweep = models.CharField(_("任务"), max_length=40)
    title = models.CharField(_("做什么"), max_length=40)
    ref_kind = models.CharField(_("对象类别"), max_length=40)
    ref_id = models.BigIntegerField(_("对象"))
    error = models.CharField(_("原因"), max_length=200)
    attempts = models.PositiveIntegerField(_("已试次数"), default=1)
    first_at = models.DateTimeField(_("第一次"))
    last_at = models.DateTimeField(_("最近一次"))
    due_at = models.DateTimeField(_("下一次"))

    class Meta:
        verbose_name = _("没有办成的行")
        verbose_name_plural = _("没有办成的行")
        constraints = [
            models.UniqueConstraint(fields=["sweep", "ref_kind", "ref_id"], name="stuck_once"),
            models.CheckConstraint(
                condition=models.Q(due_at__gt=models.F("last_at"), attempts__gte=1),
                name="stuck_is_tried_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sweep} {self.ref_kind}#{self.ref_id}"
