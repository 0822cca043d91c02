"""网格与微网格: enter with what it covers, put right, take out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import GridCorrected, GridEnded, GridRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.covering import cover, require_coverable, told_covers
from gongzhi.territory.commands.keeping import Unchanged, held, in_words, last_day, said
from gongzhi.territory.models import Grid, GridCover, Region
from gongzhi.territory.rules.changes import told as told_change
from gongzhi.territory.rules.estates import next_code, require_code
from gongzhi.territory.rules.grids import Cover, require_place
from gongzhi.territory.rules.naming import plain_name
from gongzhi.territory.vocabulary import GridKind, RegionLevel

WHAT, LONGEST = "网格", 60
MARKS = {GridKind.GRID: "G", GridKind.MICRO: "W"}


@dataclass(frozen=True, kw_only=True)
class GridDetails:
    """`parent` is the number of the grid that a micro-grid lies in."""

    name: str
    kind: GridKind = GridKind.GRID
    parent: int | None = None
    code: str = ""


@transaction.atomic
def register_grid(
    region: str, told: GridDetails, covers: Iterable[Cover], *, actor: Actor, now: datetime
) -> Grid:
    """Of a community; without a code of its own it is given one."""
    community = _community(region)
    require_keep(actor, community.code)
    require_place(told.kind, has_parent=told.parent is not None)
    parent = _parent(community, told.parent)
    wanted = list(dict.fromkeys(covers))
    with in_words():
        grid = Grid.objects.create(
            region=community,
            region_code=community.code,
            code=require_code(told.code) if told.code else _next_code(community, told.kind),
            name=plain_name(told.name, "网格名称", LONGEST),
            kind=told.kind,
            parent=parent,
        )
    require_coverable(grid, wanted)
    cover(grid, wanted)
    record(GridRegistered(grid=grid.pk), actor=actor, now=now, region_code=community.code)
    return grid


@transaction.atomic
def correct_grid(
    number: int, name: str, covers: Iterable[Cover], *, reason: str, actor: Actor, now: datetime
) -> Grid:
    """The name and what it covers; the grid above is held, so that it is not drawn in meanwhile."""
    grid = _held(number, actor)
    why, written = said(reason), plain_name(name, "网格名称", LONGEST)
    wanted = list(dict.fromkeys(covers))
    before = _shown(grid)
    require_coverable(grid, wanted)
    grid.name = written
    with in_words():
        grid.save(update_fields=["name"])
    cover(grid, wanted)
    change = told_change(before, _shown(grid))
    if not change:
        raise Unchanged("没有改动任何内容")
    fact = GridCorrected(grid=grid.pk, change=change, reason=why)
    record(fact, actor=actor, now=now, region_code=grid.region_code)
    return grid


@transaction.atomic
def end_grid(number: int, *, ended_on: date, reason: str, actor: Actor, now: datetime) -> Grid:
    """What it covered is free for another; its micro-grids have to end first."""
    grid = _held(number, actor)
    why, day = said(reason), last_day(ended_on, now)
    if (left := Grid.objects.filter(parent=grid, ended_on=None).count()) > 0:
        raise RuleBroken(f"下面还有 {left} 个微网格，先撤销微网格")
    GridCover.objects.filter(grid=grid).delete()
    grid.ended_on = day
    grid.save(update_fields=["ended_on"])
    fact = GridEnded(grid=grid.pk, ended_on=day, reason=why)
    record(fact, actor=actor, now=now, region_code=grid.region_code)
    return grid


def _held(number: int, actor: Actor) -> Grid:
    known = Grid.objects.filter(pk=number).values_list("parent", flat=True).first()
    if known is not None:
        held(Grid.objects.all(), known, WHAT)
    grid = held(Grid.objects.all(), number, WHAT)
    require_keep(actor, grid.region_code)
    return grid


def _community(code: str) -> Region:
    rows = Region.objects.select_for_update().filter(code=code, ended_on=None)
    found = rows.filter(level=RegionLevel.COMMUNITY).first()
    if found is None:
        raise RuleBroken("没有这个社区，先登记行政区划，或从列表里选", field="region")
    return found


def _parent(community: Region, number: int | None) -> Grid | None:
    if number is None:
        return None
    rows = Grid.objects.select_for_update().filter(region=community, ended_on=None)
    found = rows.filter(pk=number, kind=GridKind.GRID).first()
    if found is None:
        raise RuleBroken("这个社区没有这个网格，从列表里选", field="parent")
    return found


def _next_code(community: Region, kind: GridKind) -> str:
    taken = Grid.objects.filter(code__startswith=community.code).values_list("code", flat=True)
    return next_code(community.code, taken, mark=MARKS[kind])


def _shown(grid: Grid) -> dict[str, object]:
    covers: Sequence[str] = told_covers(grid)
    return {"网格名称": grid.name, "覆盖": "、".join(covers)}
