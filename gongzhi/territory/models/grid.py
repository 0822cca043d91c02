from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.territory.models.estate import Building, Estate
from gongzhi.territory.models.region import Region
from gongzhi.territory.vocabulary import GridKind


class Grid(models.Model):
    """网格: one comprehensive grid (多网合一) of a community, or a micro-grid within it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="grids")
    region_code = models.CharField(max_length=12, db_index=True)
    code = models.CharField(_("网格编号"), max_length=20, unique=True)
    name = models.CharField(_("网格名称"), max_length=60)
    kind = models.CharField(
        _("类型"), max_length=8, choices=GridKind.choices(), default=GridKind.GRID
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        verbose_name = _("网格")
        verbose_name_plural = _("网格")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="no_grid_holds_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GridCover(models.Model):
    """What a grid covers: a whole estate, or one of its buildings."""

    grid = models.ForeignKey(Grid, models.CASCADE, related_name="covers")
    estate = models.ForeignKey(Estate, models.PROTECT, related_name="grid_covers")
    building = models.ForeignKey(
        Building, models.PROTECT, null=True, blank=True, related_name="grid_covers"
    )

    class Meta:
        verbose_name = _("网格覆盖")
        verbose_name_plural = _("网格覆盖")
        constraints = [
            models.UniqueConstraint(
                fields=["grid", "estate", "building"],
                name="grid_covers_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grid_id}→{self.estate_id}"
