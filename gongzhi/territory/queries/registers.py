"""Reads for the register of estates: lists, one estate with its doors and things, its codes."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from gongzhi.kernel.actor import Actor
from gongzhi.territory import access
from gongzhi.territory.models import Building, Estate, Facility, Grid, PlaceCode, Premises
from gongzhi.territory.queries import estates_for
from gongzhi.territory.rules.naming import spot
from gongzhi.territory.rules.size import VERY_LARGE_ABOVE


@dataclass(frozen=True, kw_only=True)
class EstateFilter:
    """What the register of estates is narrowed by; empty means not asked."""

    words: str = ""
    governance: str = ""
    service: str = ""
    is_very_large: bool = False


def registered(actor: Actor, wanted: EstateFilter) -> QuerySet[Estate]:
    """The estates the actor sees, as asked, with their premises counted."""
    found = estates_for(actor)
    if wanted.words.strip():
        found = found.filter(name__icontains=wanted.words.strip())
    if wanted.governance:
        found = found.filter(governance=wanted.governance)
    if wanted.service:
        found = found.filter(service=wanted.service)
    if wanted.is_very_large:
        found = found.filter(population__gt=VERY_LARGE_ABOVE)
    return found


def estate_for(actor: Actor, code: str) -> Estate | None:
    """None where there is none, or the actor does not see it."""
    return access.visible_estates(actor).select_related("region").filter(code=code).first()


def buildings_counted(estate: int) -> list[Building]:
    """With entrances, premises and registered area; one query."""
    return list(
        Building.objects.filter(estate=estate, ended_on=None)
        .annotate(
            entrance_count=Count("entrances", filter=Q(entrances__ended_on=None), distinct=True),
            premises_count=Count("premises", filter=Q(premises__ended_on=None), distinct=True),
        )
        .order_by("sort_key")
    )


def area_of(estate: int) -> int:
    """Registered, else surveyed, else contracted, of all premises; 0.01 m² (one query)."""
    first = Coalesce("registered_area", "surveyed_area", "contract_area", 0)
    standing = Premises.objects.filter(estate=estate, ended_on=None)
    found: int | None = standing.aggregate(area=Sum(first))["area"]
    return found or 0


def premises_of(estate: int, building: int | None = None) -> QuerySet[Premises]:
    """In the order of their doors."""
    standing = Premises.objects.filter(estate=estate, ended_on=None)
    found = standing.select_related("building", "entrance")
    if building is not None:
        found = found.filter(building=building)
    return found.order_by("building__sort_key", "sort_key")


def facilities_of(estate: int) -> list[Facility]:
    """By kind and name; one query."""
    return list(
        Facility.objects.filter(estate=estate, ended_on=None)
        .select_related("building", "entrance__building")
        .order_by("kind", "sort_key")
    )


def grids_of(estate: int) -> list[Grid]:
    return list(Grid.objects.filter(covers__estate=estate).distinct().order_by("code"))


@dataclass(frozen=True, kw_only=True)
class CodeShown:
    """A printed code with the place it stands for."""

    token: str
    place: str
    kind: str


def codes_of(estate: int) -> list[CodeShown]:
    """Those in use: the estate first, then from the buildings down; one query."""
    rows = (
        PlaceCode.objects.filter(estate=estate, retired_at__isnull=True)
        .select_related("building", "entrance", "facility")
        .order_by(
            F("building__sort_key").asc(nulls_first=True),
            F("entrance__sort_key").asc(nulls_first=True),
            F("facility__sort_key").asc(nulls_first=True),
            "pk",
        )
    )
    return [_code_shown(row) for row in rows]


def _code_shown(row: PlaceCode) -> CodeShown:
    name = spot(
        building=row.building.name if row.building else "",
        entrance=row.entrance.name if row.entrance else "",
        facility=row.facility.name if row.facility else "",
    )
    parts = ((row.facility, "设施"), (row.entrance, "单元"), (row.building, "楼栋"))
    kind = next((word for part, word in parts if part is not None), "小区")
    return CodeShown(token=row.token, place=name, kind=kind)
