from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from gongzhi.territory.models.estate import Building, Estate
from gongzhi.territory.models.region import Region
from gongzhi.territory.models.standing import STANDING
from gongzhi.territory.vocabulary import GridKind

LAST = 2**63 - 2


def ids(first: models.Expression | models.F, last: models.Expression | models.F) -> models.Func:
    """From the one id to the other, as a range that an exclusion can compare."""
    closed = models.Value("[]")
    return models.Func(
        first, last, closed, function="int8range", output_field=BigIntegerRangeField()
    )


def not_twice(kind: GridKind) -> ExclusionConstraint:
    """A cover without a building holds every building of its estate, so it meets any of them."""
    estate = ids(models.F("estate"), models.F("estate"))
    buildings = ids(
        Coalesce(models.F("building"), models.Value(0)),
        Coalesce(models.F("building"), models.Value(LAST)),
    )
    return ExclusionConstraint(
        name=f"one_{kind.value}_for_one_place",
        expressions=[(estate, RangeOperators.OVERLAPS), (buildings, RangeOperators.OVERLAPS)],
        condition=models.Q(kind=kind.value),
    )


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
    ended_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("网格")
        verbose_name_plural = _("网格")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="no_grid_holds_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=GridKind.GRID.value, parent__isnull=True)
                | models.Q(kind=GridKind.MICRO.value, parent__isnull=False),
                name="a_micro_grid_lies_in_a_grid",
            ),
            models.UniqueConstraint(
                fields=["region", "name"], condition=STANDING, name="grid_name_once_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GridCover(models.Model):
    """What a grid covers: a whole estate, or one of its buildings; nothing once it has ended.

    `kind` is the grid's own, held here for the exclusion: no place has two grids of one kind.
    """

    grid = models.ForeignKey(Grid, models.CASCADE, related_name="covers")
    kind = models.CharField(
        max_length=8, choices=GridKind.choices(), default=GridKind.GRID, editable=False
    )
    estate = models.ForeignKey(Estate, models.PROTECT, related_name="grid_covers")
    building = models.ForeignKey(
        Building, models.PROTECT, null=True, blank=True, related_name="grid_covers"
    )

    class Meta:
        verbose_name = _("网格覆盖")
        verbose_name_plural = _("网格覆盖")
        constraints = [
            not_twice(GridKind.GRID),
            not_twice(GridKind.MICRO),
        ]

    def __str__(self) -> str:
        return f"{self.grid_id}→{self.estate_id}"
