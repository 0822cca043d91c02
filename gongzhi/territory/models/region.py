from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.territory.rules.regions import SHAPES
from gongzhi.territory.vocabulary import RegionLevel


def level_fits_digits() -> models.Q:
    """The digits say the level: a row cannot say another."""
    fits = models.Q()
    for level, shape in SHAPES.items():
        fits |= models.Q(level=level.value, code__regex=shape)
    return fits


class Region(models.Model):
    """行政区划 by statistical code: 2 + 2 + 2 + 3 + 3 digits, padded with zeros to twelve."""

    code = models.CharField(_("区划代码"), max_length=12, unique=True)
    name = models.CharField(_("名称"), max_length=60)
    sort_key = models.CharField(max_length=200, db_index=True)
    level = models.CharField(_("层级"), max_length=12, choices=RegionLevel.choices())
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    ended_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{12}$"), name="region_code_is_twelve_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="no_region_holds_itself",
            ),
            models.CheckConstraint(
                condition=level_fits_digits(), name="region_level_is_its_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name
