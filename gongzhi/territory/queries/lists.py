"""The registers as lists to narrow down, and one entry of each; only what the actor sees."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Model, Q, QuerySet

from gongzhi.kernel.actor import Actor
from gongzhi.territory import access
from gongzhi.territory.models import (
    Building,
    CommonPart,
    Entrance,
    Facility,
    Grid,
    Premises,
    Region,
)
from gongzhi.territory.vocabulary import RegionLevel

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a register is narrowed by; empty means not asked."""

    words: str = ""
    estate: str = ""
    kind: str = ""
    has_ended: bool = False


def regions_listed(actor: Actor, wanted: Wanted) -> QuerySet[Region]:
    """In the order of their codes, which is from above down; with what lies right in each."""
    standing = Q(estates__ended_on=None, estates__isnull=False)
    found = _narrowed(access.visible_regions(actor), wanted)
    if wanted.words:
        found = found.filter(Q(name__icontains=wanted.words) | Q(code__startswith=wanted.words))
    if wanted.kind:
        found = found.filter(level=wanted.kind)
    return found.annotate(estate_count=Count("estates", filter=standing)).order_by("code")


def grids_listed(actor: Actor, wanted: Wanted) -> QuerySet[Grid]:
    """By community, a grid before its micro-grids."""
    found = _narrowed(access.visible_grids(actor), wanted).select_related("region", "parent")
    if wanted.words:
        found = found.filter(Q(name__icontains=wanted.words) | Q(code=wanted.words))
    if wanted.estate:
        found = found.filter(covers__estate__code=wanted.estate).distinct()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    return found.order_by("region_code", "code")


def premises_listed(actor: Actor, wanted: Wanted) -> QuerySet[Premises]:
    """In the order of their doors."""
    found = _of_estate(access.visible_premises(actor), wanted)
    if wanted.words:
        found = found.filter(Q(name=wanted.words) | Q(unit_number=wanted.words))
    if wanted.kind:
        found = found.filter(use=wanted.kind)
    placed = found.select_related("estate", "building", "entrance")
    return placed.order_by("estate", "building__sort_key", "sort_key", "pk")


def common_parts_listed(actor: Actor, wanted: Wanted) -> QuerySet[CommonPart]:
    found = _of_estate(access.visible_common_parts(actor), wanted)
    if wanted.words:
        found = found.filter(name__icontains=wanted.words)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    placed = found.select_related("estate", "building", "entrance")
    return placed.annotate(share_count=Count("shares")).order_by("estate", "sort_key", "pk")


def facilities_listed(actor: Actor, wanted: Wanted) -> QuerySet[Facility]:
    found = _of_estate(access.visible_facilities(actor), wanted)
    if wanted.words:
        found = found.filter(name__icontains=wanted.words)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    placed = found.select_related("estate", "building", "entrance")
    return placed.order_by("estate", "sort_key", "pk")


def region_for(actor: Actor, code: str) -> Region | None:
    return access.visible_regions(actor).select_related("parent").filter(code=code).first()


def grid_for(actor: Actor, number: int) -> Grid | None:
    rows = access.visible_grids(actor).select_related("region", "parent")
    return rows.filter(pk=number).first()


def premises_for(actor: Actor, number: int) -> Premises | None:
    rows = access.visible_premises(actor).select_related(
        "estate", "building", "entrance", "merged_into"
    )
    return rows.filter(pk=number).first()


def common_part_for(actor: Actor, number: int) -> CommonPart | None:
    rows = access.visible_common_parts(actor).select_related("estate", "building", "entrance")
    return rows.filter(pk=number).first()


def facility_for(actor: Actor, number: int) -> Facility | None:
    rows = access.visible_facilities(actor).select_related("estate", "building", "entrance")
    return rows.filter(pk=number).first()


def building_for(actor: Actor, number: int) -> Building | None:
    """A standing one."""
    rows = Building.objects.select_related("estate").filter(pk=number, ended_on=None).first()
    return rows if rows and actor.covers(rows.estate.region_code, rows.estate_id) else None


def entrance_for(actor: Actor, number: int) -> Entrance | None:
    rows = Entrance.objects.select_related("building__estate").filter(pk=number, ended_on=None)
    way = rows.first()
    estate = way.building.estate if way else None
    return way if estate and actor.covers(estate.region_code, estate.pk) else None


def communities_seen(actor: Actor) -> QuerySet[Region]:
    return (
        access.visible_regions(actor)
        .filter(level=RegionLevel.COMMUNITY, ended_on=None)
        .order_by("code")
    )


def shares_of(part: int) -> list[Premises]:
    """The doors that share a part listed one by one."""
    rows = Premises.objects.filter(shares__part=part).select_related("building", "entrance")
    return list(rows.order_by("building__sort_key", "sort_key"))


def _of_estate(rows: QuerySet[Row], wanted: Wanted) -> QuerySet[Row]:
    found = _narrowed(rows, wanted)
    return found.filter(estate__code=wanted.estate) if wanted.estate else found


def _narrowed(rows: QuerySet[Row], wanted: Wanted) -> QuerySet[Row]:
    return rows.filter(ended_on__isnull=not wanted.has_ended)
