"""What an installation knows of the calendar beside the years shipped with the product."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.database.stamps import Stamped


class CalendarYear(models.Model):
    """A year entered here: its days below replace the shipped file of that year entirely."""

    year = models.PositiveSmallIntegerField(_("年份"), primary_key=True)
    source = models.CharField(_("依据"), max_length=200)
    entered_at = models.DateTimeField(_("录入时间"))
    entered_by = models.BigIntegerField(_("录入人"), null=True)

    class Meta:
        verbose_name = _("已录入的年份")
        verbose_name_plural = _("已录入的年份")

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """One day off, or one weekend day worked; goes before whatever a shipped file says of it."""

    day = models.DateField(_("日期"), primary_key=True)
    is_working = models.BooleanField(_("上班"))
    name = models.CharField(_("节日"), max_length=40, blank=True)
    source = models.CharField(_("依据"), max_length=200)

    class Meta:
        verbose_name = _("节假日与调休")
        verbose_name_plural = _("节假日与调休")

    def __str__(self) -> str:
        return f"{self.day} {'班' if self.is_working else '休'}"


class CalendarVersion(Stamped):
    """One row; its stamp tells every process whether what it remembers is still true."""

    ONLY = 1
    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)

    class Meta:
        verbose_name = _("日历版本")
        verbose_name_plural = _("日历版本")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="calendar_has_one_version"),
        ]
