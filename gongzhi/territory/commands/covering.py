"""What a grid covers: inside its community, free of other grids, micro-grids inside their own."""

from collections.abc import Iterable, Sequence

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.commands.keeping import in_words
from gongzhi.territory.models import Building, Estate, Grid, GridCover
from gongzhi.territory.rules.grids import Cover, outside, overlaps, overlaps_within
from gongzhi.territory.vocabulary import GridKind

FIELD = "covers"


def require_coverable(grid: Grid, covers: Sequence[Cover]) -> None:
    """In words and by name, before the database refuses without them."""
    _require_there(grid, covers)
    if pairs := overlaps_within(covers):
        raise RuleBroken(f"{called(pairs[0])}重复：整个小区和其中的楼栋只写一种", field=FIELD)
    _require_free(grid, covers)
    if grid.parent_id is not None and (left := outside(covers, covers_of(grid.parent_id))):
        raise RuleBroken(f"{called(left)}不在上级网格之内", field=FIELD)
    _require_holding(grid, covers)


def cover(grid: Grid, covers: Iterable[Cover]) -> None:
    """Exactly these from now on."""
    GridCover.objects.filter(grid=grid).delete()
    with in_words():
        GridCover.objects.bulk_create(
            GridCover(grid=grid, kind=grid.kind, estate_id=one.estate, building_id=one.building)
            for one in covers
        )


def covers_of(grid: int) -> list[Cover]:
    rows = GridCover.objects.filter(grid=grid).values_list("estate", "building")
    return [Cover(*row) for row in rows]


def told_covers(grid: Grid) -> list[str]:
    """In their order: 甲苑 1 栋, 甲苑 2 栋, 乙苑."""
    rows = GridCover.objects.filter(grid=grid).select_related("estate", "building")
    ordered = rows.order_by("estate__sort_key", "building__sort_key")
    return [f"{row.estate} {row.building or ''}".strip() for row in ordered]


def called(covers: Iterable[Cover]) -> str:
    wanted = list(covers)
    estates = dict(
        Estate.objects.filter(pk__in={c.estate for c in wanted}).values_list("pk", "name")
    )
    numbers = {c.building for c in wanted if c.building is not None}
    buildings = dict(Building.objects.filter(pk__in=numbers).values_list("pk", "name"))
    names = [
        f"{estates.get(c.estate, '')} {buildings.get(c.building or 0, '')}".strip() for c in wanted
    ]
    return "、".join(names[:3]) + ("等" if len(names) > 3 else "")


def _require_there(grid: Grid, covers: Sequence[Cover]) -> None:
    estates = {cover.estate for cover in covers}
    here = Estate.objects.filter(pk__in=estates, region=grid.region_id, ended_on=None)
    if here.count() < len(estates):
        raise RuleBroken("覆盖的小区要在网格所在的社区", field=FIELD)
    pairs = {(c.building, c.estate) for c in covers if c.building is not None}
    numbers = {number for number, _ in pairs}
    rows = Building.objects.filter(pk__in=numbers, ended_on=None).values_list("pk", "estate")
    if pairs - set(rows):
        raise RuleBroken("覆盖的楼栋要在所写的小区", field=FIELD)


def _require_free(grid: Grid, covers: Sequence[Cover]) -> None:
    others = GridCover.objects.filter(
        kind=grid.kind, estate__in={cover.estate for cover in covers}
    ).exclude(grid=grid)
    rows = list(others.select_related("grid"))
    for row in rows:
        met = overlaps(covers, [Cover(row.estate_id, row.building_id)])
        if met:
            what = GridKind(grid.kind).label
            raise RuleBroken(
                f"{called([met[0][0]])}已划在{what}“{row.grid.name}”，先从那里去掉", field=FIELD
            )


def _require_holding(grid: Grid, covers: Sequence[Cover]) -> None:
    """Micro-grids drawn inside this one stay inside it."""
    within = GridCover.objects.filter(grid__parent=grid, grid__ended_on=None)
    inner = [Cover(*row) for row in within.values_list("estate", "building")]
    if left := outside(inner, covers):
        raise RuleBroken(f"{called(left)}划有微网格，先改微网格", field=FIELD)
