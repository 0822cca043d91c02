"""A batch of the owners' sheet: people found or made, deeds written, one fact an estate."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongzhi.facts.parties import OwnersImported
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.parties.commands.permitting import require_place
from gongzhi.parties.models import Ownership, Person
from gongzhi.parties.queries import people_by_ids, people_by_phones, person_ids_by
from gongzhi.parties.queries.doors import Door, standing_owners
from gongzhi.parties.rules.owner_rows import OwnerRow, deed_of
from gongzhi.parties.rules.ownership import require
from gongzhi.parties.vocabulary import UNNAMED


@dataclass(frozen=True, kw_only=True)
class Entered:
    """The rows of one door; `bodies` are the ids of the organisations they name."""

    door: Door
    rows: Sequence[OwnerRow]
    bodies: dict[str, int]


@transaction.atomic
def enter_batch(batch: Sequence[Entered], *, actor: Actor, now: datetime) -> int:
    """Rows written. Doors that have their owners by now are left as they are."""
    for region_code, estate in {(each.door.region_code, each.door.estate_id) for each in batch}:
        require_place(actor, region_code, estate)
    owned = standing_owners(each.door.pk for each in batch)
    fresh = [each for each in batch if each.door.pk not in owned]
    people = _people(row for each in fresh for row in each.rows if not row.is_body)
    rows = [row for each in fresh for row in _rows(each, people)]
    Ownership.objects.bulk_create(rows)
    _record(rows, {each.door.pk: each.door for each in fresh}, actor, now)
    return len(rows)


class People:
    """Whoever the rows name: by phone, by number, else by nothing but this row."""

    def __init__(self, phones: dict[str, Person], ids: dict[str, Person]) -> None:
        self.phones, self.ids = phones, ids
        self.alone: dict[int, Person] = {}

    def of(self, row: OwnerRow) -> Person | None:
        return (
            (self.phones.get(row.phone) if row.phone else None)
            or (self.ids.get(row.id_number) if row.id_number else None)
            or self.alone.get(row.number)
        )

    def hold(self, row: OwnerRow, person: Person) -> None:
        if row.phone:
            self.phones[row.phone] = person
        if row.id_number:
            self.ids[row.id_number] = person
        if not (row.phone or row.id_number):
            self.alone[row.number] = person


def _people(rows: Iterable[OwnerRow]) -> People:
    named = list(rows)
    people = People(
        people_by_phones(row.phone for row in named if row.phone),
        people_by_ids(row.id_number for row in named if row.id_number),
    )
    new: list[Person] = []
    for row in named:
        person = people.of(row)
        if person is None:
            person = Person(name=row.name, phone=row.phone or None, id_number=row.id_number or None)
            new.append(person)
        elif person.pk:
            _complete(person, row)
        people.hold(row, person)
    _make(new)
    return people


def _make(new: list[Person]) -> None:
    """Whoever signs in at this moment may be made first by himself: he is found, not doubled."""
    Person.objects.bulk_create(each for each in new if not (each.phone or each.id_number))
    known = [each for each in new if each.phone or each.id_number]
    Person.objects.bulk_create(known, ignore_conflicts=True)
    phones = person_ids_by("phone", (each.phone for each in known if each.phone))
    ids = person_ids_by("id_number", (each.id_number for each in known if each.id_number))
    for each in known:
        each.pk = phones.get(each.phone or "") or ids[each.id_number or ""]


def _complete(person: Person, row: OwnerRow) -> None:
    """What was not known of somebody already there."""
    changed: list[str] = []
    if person.name.startswith(UNNAMED):
        person.name = row.name
        changed.append("name")
    for column, value in (("phone", row.phone), ("id_number", row.id_number)):
        if value and not getattr(person, column):
            setattr(person, column, value)
            changed += [column, f"{column}_index"]
    if changed:
        person.save(update_fields=changed)


def _rows(each: Entered, people: People) -> list[Ownership]:
    owners = [_owner(row, each, people) for row in each.rows]
    deed = deed_of(each.rows, owners)
    require(deed)
    door = each.door
    return [
        Ownership(
            county_code=door.county_code,
            region_code=door.region_code,
            premises_id=door.pk,
            person_id=holder.person,
            organisation_id=holder.organisation,
            sharing=deed.sharing,
            share_numerator=holder.share.numerator if holder.share else None,
            share_denominator=holder.share.denominator if holder.share else None,
            is_developer_held=deed.is_developer_held,
            is_representative=holder.is_representative,
            since_on=deed.since_on,
            basis=deed.basis[:120],
        )
        for holder in deed.holders
    ]


def _owner(row: OwnerRow, each: Entered, people: People) -> int:
    if row.is_body:
        return each.bodies[row.credit_code or row.name]
    person = people.of(row)
    if person is None:
        raise LookupError("a row's person was neither found nor made")
    return person.pk


def _record(rows: Sequence[Ownership], doors: dict[int, Door], actor: Actor, now: datetime) -> None:
    by_estate: dict[Door, list[int]] = defaultdict(list)
    first = {door.estate_id: door for door in doors.values()}
    for row in rows:
        by_estate[first[doors[row.premises_id].estate_id]].append(row.pk)
    for door, ids in by_estate.items():
        fact = OwnersImported(estate=door.estate_id, number=len(ids), ownerships=frozenset(ids))
        record(fact, actor=actor, now=now, region_code=door.region_code)
