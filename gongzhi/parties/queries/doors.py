"""The doors and owners that the rows of a sheet name: found for a batch at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.text import fold
from gongzhi.parties.models import Organisation, Ownership
from gongzhi.territory.queries import buildings_of, estates_of_ids, estates_under
from gongzhi.territory.queries.registers import premises_of

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate


@dataclass(frozen=True, kw_only=True)
class DoorName:
    """As a sheet writes it; the estate by its name or its number."""

    estate: str
    building: str
    entrance: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Door:
    pk: int
    estate_id: int
    county_code: str
    region_code: str


@dataclass(frozen=True)
class Doors:
    """What was found; `estates` are those of the names that exist within the actor's reach."""

    estates: dict[str, list[int]]
    buildings: dict[int, set[str]]
    doors: dict[tuple[int, str, str, str], Door] = field(default_factory=dict)

    def estate(self, name: DoorName) -> int | None:
        found = self.estates.get(plain(name.estate), [])
        return found[0] if len(found) == 1 else None

    def of(self, name: DoorName) -> Door | None:
        estate = self.estate(name)
        if estate is None:
            return None
        return self.doors.get((estate, *_key(name.building, name.entrance, name.name)))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """“3 栋” and “3栋” are one. A sheet says the same few thousand names over and over."""
    return fold(text).replace(" ", "")


def doors_named(names: Sequence[DoorName], actor: Actor) -> Doors:
    """Three queries: estates, their buildings, the doors of the buildings that are named."""
    asked = {name.estate.strip() for name in names}
    found = Doors(estates=estates_called(asked, actor), buildings={})
    wanted: dict[int, set[str]] = defaultdict(set)
    for one in names:
        estate = found.estate(one)
        if estate is not None:
            wanted[estate].add(plain(one.building))
    for estate, buildings in wanted.items():
        _fill(found, estate, buildings)
    return found


def estates_called(words: Iterable[str], actor: Actor) -> dict[str, list[int]]:
    """By name or number, those of the actor's territory and single estates."""
    asked = set(words)
    named = Q(name__in=asked) | Q(code__in=asked)
    found: dict[str, list[int]] = defaultdict(list)
    rows = {one.pk: one for place in actor.territory for one in estates_under(place).filter(named)}
    rows |= {one.pk: one for one in estates_of_ids(actor.estates) if {one.name, one.code} & asked}
    for one in rows.values():
        for each in {plain(one.code), plain(one.name)}:
            found[each].append(one.pk)
    return dict(found)


def estates_in_reach(actor: Actor) -> "QuerySet[Estate]":
    """Of the post's territory, and its single estates; by name."""
    rows = estates_under("").filter(pk__in=actor.estates)
    for place in actor.territory:
        rows |= estates_under(place)
    return rows.order_by("sort_key")


def _fill(found: Doors, estate: int, buildings: set[str]) -> None:
    doors = premises_of(estate).order_by()
    known = {one.pk: plain(one.name) for one in buildings_of(estate)}
    found.buildings[estate] = set(known.values())
    named = [pk for pk, name in known.items() if name in buildings]
    columns = ("pk", "building", "entrance__name", "name", "county_code", "region_code")
    for pk, building, entrance, name, county, region in doors.filter(
        building__in=named
    ).values_list(*columns):
        found.doors[(estate, *_key(known[building], entrance or "", name))] = Door(
            pk=pk, estate_id=estate, county_code=county, region_code=region
        )


def _key(building: str, entrance: str, name: str) -> tuple[str, str, str]:
    return plain(building), plain(entrance), plain(name)


def standing_owners(doors: Iterable[int]) -> dict[int, list[Ownership]]:
    """Who owns each of them now; one query."""
    rows = Ownership.objects.filter(premises__in=list(doors), until_on=None)
    owners: dict[int, list[Ownership]] = defaultdict(list)
    for row in rows.select_related("person", "organisation"):
        owners[row.premises_id].append(row)
    return owners


def bodies_named(words: Iterable[str]) -> dict[str, Organisation]:
    """By credit code or whole name; two of one name are none, the code tells them apart."""
    asked = {word for word in words if word}
    named = Q(name__in=asked) | Q(short_name__in=asked) | Q(credit_code__in=asked)
    found: dict[str, list[Organisation]] = defaultdict(list)
    for body in Organisation.objects.filter(named, dissolved_on=None) if asked else ():
        for word in {body.name, body.short_name, body.credit_code} & asked:
            found[word].append(body)
    return {word: bodies[0] for word, bodies in found.items() if len(bodies) == 1}
