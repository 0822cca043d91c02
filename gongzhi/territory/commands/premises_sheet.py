"""房屋 from a sheet, in bulk: buildings and entrances as needed, premises entered or put right.

What a sheet leaves blank stays as it is. One fact for each estate of a batch, with what was.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongzhi.facts.territory import PremisesTakenIn
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.text import sort_key
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.keeping import in_words
from gongzhi.territory.models import Building, Entrance, Estate, PlaceCode, Premises
from gongzhi.territory.queries.matching import Structure, doors_of, structure_of
from gongzhi.territory.rules.naming import Named, door_order, spot
from gongzhi.territory.rules.sheet_lines import Told, difference

COLUMNS = (
    "use",
    "registered_area",
    "surveyed_area",
    "contract_area",
    "unit_number",
    "delivered_on",
)


@dataclass(frozen=True, kw_only=True)
class PremisesLine:
    """A row of the sheet; `told` holds only what the sheet says."""

    estate: int
    building: Named
    entrance: Named | None
    door: Named
    told: Told


@dataclass
class Tally:
    entered: int = 0
    unchanged: int = 0
    buildings: int = 0
    changes: list[str] = field(default_factory=list)


@transaction.atomic
def take_in_premises(lines: Sequence[PremisesLine], *, actor: Actor, now: datetime) -> int:
    """How many lines were written or found as they are. The estates are held: two sheets of one
    estate go in one after the other."""
    estates = _held({line.estate for line in lines}, actor)
    tallies: defaultdict[int, Tally] = defaultdict(Tally)
    structure = _completed(structure_of(estates), lines, estates, tallies)
    _write(lines, structure, estates, tallies)
    for pk, tally in tallies.items():
        _record(estates[pk], tally, actor, now)
    return len(lines)


def _held(wanted: Iterable[int], actor: Actor) -> dict[int, Estate]:
    rows = Estate.objects.select_for_update().filter(pk__in=wanted, ended_on=None).order_by("pk")
    estates = {row.pk: row for row in rows}
    for estate in estates.values():
        require_keep(actor, estate.region_code, estate.pk)
    return estates


def _completed(
    structure: Structure,
    lines: Sequence[PremisesLine],
    estates: dict[int, Estate],
    tallies: dict[int, Tally],
) -> Structure:
    """With what the lines name and nobody had entered yet; each with its code."""
    buildings = _new_buildings(structure, lines, estates)
    for made in buildings:
        tallies[made.estate_id].buildings += 1
    entrances = _new_entrances(structure, lines)
    PlaceCode.objects.bulk_create(
        [PlaceCode(estate_id=made.estate_id, building=made) for made in buildings]
        + [
            PlaceCode(estate_id=made.building.estate_id, building=made.building, entrance=made)
            for made in entrances
        ]
    )
    return structure


def _new_buildings(
    structure: Structure, lines: Sequence[PremisesLine], estates: dict[int, Estate]
) -> list[Building]:
    wanted: dict[tuple[int, str], Building] = {}
    for line in lines:
        at = (line.estate, line.building.key)
        if at in structure.buildings or at in wanted:
            continue
        name = line.building.name
        wanted[at] = Building(estate=estates[line.estate], name=name, sort_key=sort_key(name)[:200])
    with in_words():
        Building.objects.bulk_create(wanted.values())
    structure.buildings.update(wanted)
    return list(wanted.values())


def _new_entrances(structure: Structure, lines: Sequence[PremisesLine]) -> list[Entrance]:
    wanted: dict[tuple[int, str], Entrance] = {}
    for line in lines:
        building = structure.buildings[line.estate, line.building.key]
        way = line.entrance
        at = (building.pk, way.key if way else "")
        if way is None or at in structure.entrances or at in wanted:
            continue
        wanted[at] = Entrance(building=building, name=way.name, sort_key=sort_key(way.name)[:200])
    with in_words():
        Entrance.objects.bulk_create(wanted.values())
    structure.entrances.update(wanted)
    return list(wanted.values())


def _write(
    lines: Sequence[PremisesLine],
    structure: Structure,
    estates: dict[int, Estate],
    tallies: dict[int, Tally],
) -> None:
    placed = [(line, *_place(line, structure)) for line in lines]
    standing = doors_of({building.pk for _, building, _ in placed})
    new: list[Premises] = []
    changed: list[Premises] = []
    for line, building, way in placed:
        tally = tallies[line.estate]
        known = standing.get((building.pk, way.pk if way else None, line.door.key))
        if known is None:
            new.append(_made(line, estates[line.estate], building, way))
            tally.entered += 1
        elif change := _put_right(known, line.told):
            name = spot(building=building.name, entrance=str(way or ""), facility=known.name)
            tally.changes.append(f"{name}：{change}")
            changed.append(known)
        else:
            tally.unchanged += 1
    with in_words():
        Premises.objects.bulk_create(new)
        Premises.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["id"], update_fields=COLUMNS
        )


def _place(line: PremisesLine, structure: Structure) -> tuple[Building, Entrance | None]:
    building = structure.buildings[line.estate, line.building.key]
    if line.entrance is None:
        return building, None
    return building, structure.entrances[building.pk, line.entrance.key]


def _made(line: PremisesLine, estate: Estate, building: Building, way: Entrance | None) -> Premises:
    name = line.door.name
    return Premises(
        county_code=estate.county_code,
        region_code=estate.region_code,
        estate=estate,
        building=building,
        entrance=way,
        name=name,
        sort_key=door_order(building.name, way.name if way else "", name),
        **line.told,
    )


def _put_right(known: Premises, told: Told) -> str:
    change = difference({column: getattr(known, column) for column in told}, told)
    for column, value in told.items():
        setattr(known, column, value)
    return change


def _record(estate: Estate, tally: Tally, actor: Actor, now: datetime) -> None:
    if not (tally.entered or tally.changes or tally.buildings):
        return
    fact = PremisesTakenIn(
        estate=estate.pk,
        entered=tally.entered,
        corrected=len(tally.changes),
        unchanged=tally.unchanged,
        buildings=tally.buildings,
        change="\n".join(tally.changes),
    )
    record(fact, actor=actor, now=now, region_code=estate.region_code)
