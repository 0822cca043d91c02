"""What is wrong with the rows of one door, each fault at its row and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongzhi.foundation.privacy.masks import mask_name
from gongzhi.foundation.sheets.rules.columns import Fault
from gongzhi.foundation.sheets.vocabulary import Weight
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold
from gongzhi.parties.queries import people_by_ids, people_by_phones
from gongzhi.parties.queries.doors import (
    DoorName,
    Doors,
    bodies_named,
    doors_named,
    plain,
    standing_owners,
)
from gongzhi.parties.rules.owner_rows import OwnerRow, deed_of, stand_ins
from gongzhi.parties.rules.ownership import require
from gongzhi.parties.rules.residency import checked_name
from gongzhi.parties.vocabulary import UNNAMED, OrganisationKind

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation, Ownership, Person

DOOR = ("estate", "building", "entrance", "door")
Group = tuple[DoorName, list[OwnerRow]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the registers hold of everything a batch names."""

    doors: Doors
    owned: "dict[int, list[Ownership]]"
    phones: "dict[str, Person]"
    ids: "dict[str, Person]"
    bodies: "dict[str, Organisation]"


def known_of(groups: Sequence[Group], actor: Actor) -> Known:
    """The same number of queries, however many rows."""
    rows = [row for _, group in groups for row in group]
    doors = doors_named([name for name, _ in groups], actor)
    found = [door.pk for name, _ in groups if (door := doors.of(name)) is not None]
    return Known(
        doors=doors,
        owned=standing_owners(found),
        phones=people_by_phones(row.phone for row in rows if row.phone),
        ids=people_by_ids(row.id_number for row in rows if row.id_number),
        bodies=bodies_named(words_of(group for _, group in groups)),
    )


def words_of(groups: Iterable[Sequence[OwnerRow]]) -> set[str]:
    """By what the rows' bodies are called."""
    return {row.credit_code or row.name for group in groups for row in group if row.is_body}


def faults_of(name: DoorName, rows: list[OwnerRow], known: Known) -> Iterator[Fault]:
    missing = _no_door(name, rows, known)
    if missing:
        yield from missing
        return
    own = [fault for row in rows for fault in _of_owner(row, known)]
    if own:
        yield from own
        return
    yield from _of_deed(rows) or _of_register(name, rows, known)


def _no_door(name: DoorName, rows: list[OwnerRow], known: Known) -> list[Fault]:
    estates = known.doors.estates.get(plain(name.estate), [])
    if len(estates) != 1:
        words = "有几个同名的小区，写小区编号" if estates else "没有这个小区，或不在你的辖区"
        return [_fault(row, "estate", words, kind="小区找不到") for row in rows]
    if known.doors.of(name) is not None:
        return []
    buildings = known.doors.buildings.get(estates[0], set())
    if plain(name.building) not in buildings:
        return [_fault(row, "building", "这个小区没有这栋楼", kind="楼栋找不到") for row in rows]
    hint = "先在小区与房屋里登记这套房，或对照登记的写法改"
    return [_fault(row, "door", "没有这套房", kind="房屋找不到", hint=hint) for row in rows]


def _of_owner(row: OwnerRow, known: Known) -> Iterator[Fault]:
    if row.is_body:
        yield from _of_body(row, known)
        return
    try:
        checked_name(row.name)
    except RuleBroken as broken:
        yield _fault(row, "owner", broken.message, kind="业主有误")
    if row.credit_code:
        yield _fault(row, "credit_code", "个人没有信用代码；是单位的，业主类型选“单位”")
    for column, label, person in (
        ("phone", "手机号", known.phones.get(row.phone)),
        ("id_number", "身份证号", known.ids.get(row.id_number)),
    ):
        if person is not None and not _is_called(person, row.name):
            shown = mask_name(person.name)
            words = f"这个{label}已登记为“{shown}”，核对是不是同一个人"
            yield _fault(row, column, words, kind=f"{label}已登记为别人")


def _of_body(row: OwnerRow, known: Known) -> Iterator[Fault]:
    body = known.bodies.get(row.credit_code or row.name)
    if row.phone or row.id_number:
        yield _fault(row, "phone", "单位的电话在组织里登记，这一列留空")
    if body is None:
        words = "还没有登记这个单位，先在组织里登记，或写统一社会信用代码"
        yield _fault(row, "owner", words, kind="单位找不到")
    elif row.is_developer_held and body.kind != OrganisationKind.DEVELOPER:
        yield _fault(row, "developer", "这个单位没有登记为建设单位")


def _is_called(person: "Person", name: str) -> bool:
    return person.name.startswith(UNNAMED) or fold(person.name) == fold(name)


def _of_deed(rows: list[OwnerRow]) -> list[Fault]:
    """The rule's own refusal, at the last of the door's rows."""
    try:
        require(deed_of(rows, stand_ins(rows)))
    except RuleBroken as broken:
        column = "owner" if broken.field == "holders" else broken.field
        return [_fault(rows[-1], column, broken.message, kind="共有情况有误")]
    return []


def _of_register(name: DoorName, rows: list[OwnerRow], known: Known) -> list[Fault]:
    door = known.doors.of(name)
    owned = known.owned.get(door.pk, []) if door else []
    if not owned:
        return []
    if sorted(map(_called, owned)) == sorted(fold(row.name) for row in rows):
        words = "已登记，不会重复"
        return [_fault(row, "owner", words, kind=words, weight=Weight.NOTICE) for row in rows]
    words = "这套房已有产权登记；换业主请在房屋的产权页办产权转移"
    return [_fault(row, "door", words, kind="已有产权登记") for row in rows]


def _called(owned: "Ownership") -> str:
    return fold(
        owned.person.name if owned.person else str(owned.organisation and owned.organisation.name)
    )


def _fault(
    row: OwnerRow,
    column: str,
    message: str,
    *,
    kind: str = "",
    hint: str = "",
    weight: Weight = Weight.ERROR,
) -> Fault:
    return Fault(
        row=row.number, column=column, message=message, kind=kind, hint=hint, weight=weight
    )
