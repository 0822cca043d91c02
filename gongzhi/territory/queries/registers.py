"""Reads for the register of estates: lists, one estate with its doors and things, its codes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from gongzhi.kernel.actor import Actor
from gongzhi.territory import access
from gongzhi.territory.models import (
    Building,
    Entrance,
    Estate,
    Facility,
    Grid,
    PlaceCode,
    Premises,
)
from gongzhi.territory.queries import estates_for
from gongzhi.territory.rules.naming import place, spot
from gongzhi.territory.rules.size import VERY_LARGE_ABOVE

MOST_RETIRED = 50


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
    building: int | None = None
    retired_at: datetime | None = None
    retired_because: str = ""


def codes_of(estate: int, building: int | None = None) -> list[CodeShown]:
    """Those in use, of the estate or of one building: from the whole down; one query."""
    used = PlaceCode.objects.filter(estate=estate, retired_at__isnull=True)
    return _in_order(used if building is None else used.filter(building=building))


def retired_codes_of(estate: int) -> list[CodeShown]:
    """The latest first; one query."""
    gone = PlaceCode.objects.filter(estate=estate, retired_at__isnull=False)
    placed = gone.select_related("building", "entrance", "facility")
    return [_code_shown(row) for row in placed.order_by("-retired_at", "-pk")[:MOST_RETIRED]]


def code_for(actor: Actor, token: str) -> tuple[PlaceCode, str] | None:
    """One in use, with how its place is called."""
    rows = PlaceCode.objects.filter(token=token, retired_at__isnull=True)
    row = rows.select_related("estate", "building", "entrance", "facility").first()
    if row is None or not actor.covers(row.estate.region_code, row.estate_id):
        return None
    return row, place(row.estate.name, _code_shown(row).place)


def token_of(facility: int) -> str:
    """ "" where it has none in use."""
    rows = PlaceCode.objects.filter(facility=facility, retired_at__isnull=True)
    return rows.values_list("token", flat=True).first() or ""


def entrances_within(estate: int) -> list[Entrance]:
    """The standing entrances of all its buildings; one query."""
    rows = Entrance.objects.filter(building__estate=estate, ended_on=None)
    return list(rows.order_by("building__sort_key", "sort_key"))


def _in_order(codes: QuerySet[PlaceCode]) -> list[CodeShown]:
    rows = codes.select_related("building", "entrance", "facility").order_by(
        F("building__sort_key").asc(nulls_first=True),
        F("entrance__sort_key").asc(nulls_first=True),
        F("facility__sort_key").asc(nulls_first=True),
        "pk",
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
    return CodeShown(
        token=row.token,
        place=name,
        kind=kind,
        building=row.building_id,
        retired_at=row.retired_at,
        retired_because=row.retired_because,
    )
