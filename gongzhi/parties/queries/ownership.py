"""Who owns a premises, now and before; the owners of an estate as counting sees them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from gongzhi.foundation.links import Link
from gongzhi.parties.models import Ownership
from gongzhi.parties.rules.counting import Count, Unit, count
from gongzhi.parties.rules.ownership import owner_key
from gongzhi.parties.vocabulary import Sharing
from gongzhi.territory.queries.registers import premises_of
from gongzhi.territory.vocabulary import PremisesUse

if TYPE_CHECKING:
    from gongzhi.territory.models import Premises


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The owners of a premises on a day, as one deed."""

    rows: list[Ownership]

    @property
    def sharing(self) -> Sharing | None:
        return Sharing(self.rows[0].sharing) if self.rows else None

    @property
    def is_developer_held(self) -> bool:
        return any(row.is_developer_held for row in self.rows)

    @property
    def representative(self) -> Ownership | None:
        return next((row for row in self.rows if row.is_representative), None)


def owning(day: date) -> Q:
    """Ownerships that hold on that day; one without a first day always has."""
    begun = Q(since_on__isnull=True) | Q(since_on__lte=day)
    return begun & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def owners_of(premises: int, day: date) -> Standing:
    rows = Ownership.objects.filter(owning(day), premises=premises)
    return Standing(rows=list(rows.select_related("person", "organisation").order_by("pk")))


def history_of(premises: int, day: date) -> list[Ownership]:
    """Those that have ended, newest first."""
    rows = Ownership.objects.filter(premises=premises, until_on__lt=day)
    return list(rows.select_related("person", "organisation").order_by("-until_on", "pk"))


def owned_in(estate: int, day: date) -> QuerySet[Ownership]:
    """Every ownership of an estate in the order of its doors."""
    return (
        Ownership.objects.filter(owning(day), premises__estate=estate)
        .select_related("person", "organisation", "premises__building", "premises__entrance")
        .order_by("premises__building__sort_key", "premises__sort_key", "premises", "pk")
    )


@dataclass(frozen=True, kw_only=True)
class Electorate:
    """The owners of an estate with what should be known before anything is put to them."""

    count: Count
    units: int
    without_owner: int
    without_delivery: int


def electorate_of(
    estate: int, day: date, *, building: int | None = None, parking: bool = False
) -> Electorate:
    """Parking counts where the owners' own rules say so (法释〔2020〕17号 第二条); a building alone
    where a matter concerns its owners alone."""
    doors = list(_doors(estate, building, parking=parking))
    owned = _owned(estate, day)
    units = [_unit(door, owned.get(door["pk"], []), day) for door in doors]
    return Electorate(
        count=count(units),
        units=len(units),
        without_owner=sum(not unit.owners for unit in units),
        without_delivery=sum(door["delivered_on"] is None for door in doors),
    )


def units_of(
    estate: int, day: date, *, building: int | None = None, parking: bool = False
) -> list[Unit]:
    owned = _owned(estate, day)
    doors = _doors(estate, building, parking=parking)
    return [_unit(door, owned.get(door["pk"], []), day) for door in doors]


def _doors(estate: int, building: int | None, *, parking: bool) -> Iterator[dict[str, object]]:
    found = premises_of(estate, building)
    if not parking:
        found = found.exclude(use=PremisesUse.PARKING)
    columns = ("pk", "registered_area", "surveyed_area", "contract_area", "delivered_on")
    yield from found.order_by().values(*columns).iterator(chunk_size=2000)


def _owned(estate: int, day: date) -> dict[object, list[tuple[int | None, int | None, bool]]]:
    rows = (
        Ownership.objects.filter(owning(day), premises__estate=estate)
        .order_by("premises")
        .values_list("premises", "person", "organisation", "is_developer_held")
    )
    return {
        premises: [(person, body, held) for _, person, body, held in own]
        for premises, own in groupby(rows.iterator(chunk_size=2000), key=lambda row: row[0])
    }


def _unit(
    door: dict[str, object], owners: Iterable[tuple[int | None, int | None, bool]], day: date
) -> Unit:
    """What the developer has not sold is his; so is what he has sold and hands over later. Where
    no day of handing over is written, an owner in the register is taken at the register's word."""
    held = list(owners)
    delivered = door["delivered_on"]
    undelivered = isinstance(delivered, date) and delivered > day
    areas = {name: _area(door[name]) for name in AREAS}
    return Unit(
        **areas,
        owners=frozenset(owner_key(person, body) for person, body, _ in held),
        is_developer_held=undelivered or any(developer for *_, developer in held),
        premises=int(str(door["pk"])),
    )


AREAS = ("registered_area", "surveyed_area", "contract_area")


def _area(value: object) -> int | None:
    return value if isinstance(value, int) else None


def door_of(premises: "Premises") -> str:
    """“洲际·亚洲湾 3 栋 2 单元 1204”"""
    entrance = premises.entrance.name if premises.entrance else ""
    parts = (premises.estate.name, premises.building.name, entrance, premises.name)
    return " ".join(part for part in parts if part)


def deed_links(ids: Iterable[int]) -> dict[int, Link]:
    """A deed is told of by the home it is of."""
    rows = Ownership.objects.filter(premises__in=list(ids)).select_related(
        "premises__estate", "premises__building", "premises__entrance"
    )
    doors = {row.premises_id: row.premises for row in rows}
    return {pk: Link(door_of(door), f"/desk/ownerships/{pk}") for pk, door in doors.items()}
