"""Reads of territory. Other contexts come in here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from gongzhi.foundation.database.compiled import Compiled
from gongzhi.kernel.actor import Actor
from gongzhi.territory import access
from gongzhi.territory.models import Building, Entrance, Estate, PlaceCode, Premises, Region
from gongzhi.territory.rules.naming import place, spot
from gongzhi.territory.vocabulary import RegionLevel


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place a report can be about, as values: ids for the row, names for the page."""

    estate: int
    estate_name: str
    building: int | None
    entrance: int | None
    facility: int | None
    facility_kind: str
    name: str
    region_code: str
    county_code: str
    latitude: float | None
    longitude: float | None
    retired: bool = False
    retired_because: str = ""

    @property
    def whole_name(self) -> str:
        return place(self.estate_name, self.name)


def spot_of_code(token: str) -> Spot | None:
    """What a scanned code stands for; None where no such code was ever printed."""
    row = next(iter(CODE.rows(token)), None)
    return _spot_of_row(row) if row else None


CODE = Compiled(
    lambda token: PlaceCode.objects.filter(token=token).values(
        "estate_id",
        "estate__name",
        "building_id",
        "building__name",
        "entrance_id",
        "entrance__name",
        "facility_id",
        "facility__name",
        "facility__kind",
        "estate__region_code",
        "estate__county_code",
        "estate__latitude",
        "estate__longitude",
        "retired_at",
        "retired_because",
    )
)


def spot_of_estate(estate: Estate, *, detail: str = "") -> Spot:
    """The estate as a whole, or a place in it only described in words."""
    return Spot(
        estate=estate.pk,
        estate_name=estate.name,
        building=None,
        entrance=None,
        facility=None,
        facility_kind="",
        name=detail.strip(),
        region_code=estate.region_code,
        county_code=estate.county_code,
        latitude=estate.latitude,
        longitude=estate.longitude,
    )


def _spot_of_row(row: Mapping[str, Any]) -> Spot:
    return Spot(
        estate=row["estate_id"],
        estate_name=row["estate__name"],
        building=row["building_id"],
        entrance=row["entrance_id"],
        facility=row["facility_id"],
        facility_kind=row["facility__kind"] or "",
        name=spot(
            building=row["building__name"] or "",
            entrance=row["entrance__name"] or "",
            facility=row["facility__name"] or "",
        ),
        region_code=row["estate__region_code"],
        county_code=row["estate__county_code"],
        latitude=row["estate__latitude"],
        longitude=row["estate__longitude"],
        retired=row["retired_at"] is not None,
        retired_because=row["retired_because"],
    )


def estates_for(actor: Actor) -> QuerySet[Estate]:
    """The standing estates the actor sees, in natural order, with their counts."""
    return (
        access.visible_estates(actor)
        .filter(ended_on=None)
        .select_related("region")
        .annotate(premises_count=Count("premises", filter=Q(premises__ended_on=None)))
        .order_by("region_code", "sort_key")
    )


def estates_named(name: str, *, region_prefix: str = "") -> QuerySet[Estate]:
    """Estates whose name holds the words, for a place typed by hand."""
    return Estate.objects.filter(
        region_code__startswith=region_prefix, name__icontains=name, ended_on=None
    ).order_by("sort_key")


def estate_of_code(code: str) -> Estate | None:
    """A standing one: what has ended takes no new report."""
    return Estate.objects.select_related("region").filter(code=code, ended_on=None).first()


def streets_named(name: str) -> QuerySet[Region]:
    """Streets and towns whose name holds the words."""
    return Region.objects.filter(
        level=RegionLevel.STREET, name__icontains=name, ended_on=None
    ).order_by("sort_key")


def buildings_of(estate: int) -> QuerySet[Building]:
    return Building.objects.filter(estate_id=estate, ended_on=None).order_by("sort_key")


def entrances_of(building: int) -> QuerySet[Entrance]:
    return Entrance.objects.filter(building_id=building, ended_on=None).order_by("sort_key")


def premises_in(building: int, entrance: int | None) -> QuerySet[Premises]:
    """The doors of an entrance, or of a building that has none."""
    doors = Premises.objects.filter(building_id=building, ended_on=None).order_by("sort_key")
    if entrance is None:
        return doors.filter(entrance=None)
    return doors.filter(entrance_id=entrance)


def premises_of_id(premises: int) -> Premises | None:
    found = Premises.objects.select_related("estate", "building", "entrance")
    return found.filter(pk=premises).first()


def estates_of_ids(ids: Iterable[int]) -> list[Estate]:
    """Those of them that there are."""
    return list(Estate.objects.filter(pk__in=list(ids)))


def region(code: str) -> Region | None:
    return Region.objects.filter(code=code.ljust(12, "0")).first()


def streets_of(county_code: str) -> QuerySet[Region]:
    return Region.objects.filter(
        level=RegionLevel.STREET, code__startswith=county_code[:6], ended_on=None
    ).order_by("sort_key")


def communities_of(street_code: str) -> QuerySet[Region]:
    return Region.objects.filter(
        level=RegionLevel.COMMUNITY, code__startswith=street_code[:9], ended_on=None
    ).order_by("sort_key")


def building_said(estate: int, words: str) -> Building | None:
    """The one building the words begin with or tell of: 3栋 in “3栋2单元”, not in “13栋”."""
    said = [
        one
        for one in buildings_of(estate)
        if re.search(rf"(?<!\w){re.escape(one.name)}", words, re.ASCII)
    ]
    return said[0] if len(said) == 1 else None


def region_names(prefixes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Each region's name and its parent's, by code prefix."""
    wanted = {prefix: prefix.ljust(12, "0") for prefix in prefixes if prefix}
    rows = Region.objects.filter(code__in=wanted.values()).select_related("parent")
    by_code = {row.code: (row.name, row.parent.name if row.parent else "") for row in rows}
    return {prefix: by_code[code] for prefix, code in wanted.items() if code in by_code}


def estates_under(prefix: str) -> QuerySet[Estate]:
    """By region-code prefix, in natural order."""
    return Estate.objects.filter(region_code__startswith=prefix, ended_on=None).order_by("sort_key")


def spot_of_estate_id(estate: int) -> Spot:
    return spot_of_estate(Estate.objects.get(pk=estate))


def region_of_estate(estate: int) -> str:
    """ "" where there is no such estate."""
    found = Estate.objects.filter(pk=estate).values_list("region_code", flat=True)
    return found.first() or ""


LEVELS = (2, 4, 6, 9, 12)
"""Digits of a region's code by level: province, city, county, street, community."""


def lineage(prefix: str) -> tuple[list[Region], list[Region]]:
    """From the province down to the region itself, and the regions just below; one query."""
    above = [prefix[:digits].ljust(12, "0") for digits in LEVELS if digits <= len(prefix)]
    own = prefix.ljust(12, "0")
    rows = Region.objects.filter(Q(code__in=above) | Q(parent__code=own)).order_by("sort_key")
    found = list(rows)
    by_code = {row.code: row for row in found}
    return (
        [by_code[code] for code in above if code in by_code],
        [row for row in found if row.code not in above],
    )


def below(prefix: str) -> int:
    """How many digits the codes of the next level have."""
    return next((digits for digits in LEVELS if digits > len(prefix)), LEVELS[-1])
