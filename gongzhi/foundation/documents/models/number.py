"""文号的登记: whose 代字, how far a year has come, which number was given to what."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.documents.rules.numbering import FIRST_YEAR, LAST_YEAR, Number
from gongzhi.foundation.documents.vocabulary import DocumentKind


class NumberPrefix(models.Model):
    """The 代字 an organisation numbers papers of one kind under."""

    organisation = models.BigIntegerField(_("发文机关"))
    kind = models.CharField(_("文种"), max_length=12, choices=DocumentKind.choices())
    prefix = models.CharField(_("代字"), max_length=16)
    region_code = models.CharField(_("统计用区划代码"), max_length=12)
    county_code = models.CharField(_("县级代码"), max_length=6)
    set_at = models.DateTimeField(_("设定时间"))

    class Meta:
        verbose_name = _("文号代字")
        verbose_name_plural = _("文号代字")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="prefix_once_for_a_kind"),
            models.CheckConstraint(condition=~models.Q(prefix=""), name="prefix_is_written"),
        ]

    def __str__(self) -> str:
        return self.prefix


class Series(models.Model):
    """One year of one 代字: `last` is the number given last, held while the next is given.

    `started_after` is what had been given on paper before this register began.
    """

    organisation = models.BigIntegerField(_("机关"))
    prefix = models.CharField(_("代字"), max_length=16)
    year = models.PositiveSmallIntegerField(_("年份"))
    started_after = models.PositiveIntegerField(_("启用前已用到"), default=0)
    last = models.PositiveIntegerField(_("已用到"), default=0)
    county_code = models.CharField(_("县级代码"), max_length=6)
    region_code = models.CharField(_("统计用区划代码"), max_length=12)

    class Meta:
        verbose_name = _("文号序列")
        verbose_name_plural = _("文号序列")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "prefix", "year"], name="series_once_a_year"
            ),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("started_after")),
                name="series_goes_up",
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="series_year_is_spoken_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕"


class DocumentNumber(models.Model):
    """A number given. It is never taken back: a void paper keeps its number in the register.

    Triggers (migration 0002) hold it to be the series' last, and unchanged ever after.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="numbers")
    sequence = models.PositiveIntegerField(_("顺序号"))
    text = models.CharField(_("文号"), max_length=40)
    given_at = models.DateTimeField(_("编号时间"))
    county_code = models.CharField(_("县级代码"), max_length=6)
    region_code = models.CharField(_("统计用区划代码"), max_length=12)

    class Meta:
        verbose_name = _("文号")
        verbose_name_plural = _("文号")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "sequence"], name="number_once_in_a_series"),
            models.CheckConstraint(
                condition=models.Q(sequence__gte=1), name="number_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def number(self) -> Number:
        return Number(self.series.prefix, self.series.year, self.sequence)
