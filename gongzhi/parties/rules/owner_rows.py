"""What a row of the owners' sheet says, and what rows of one door say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from gongzhi.kernel.text import fold
from gongzhi.parties.rules.ownership import Deed, Holder
from gongzhi.parties.vocabulary import Sharing

PERSON, BODY = "个人", "单位"
NO_BASIS = "产权清册导入"


@dataclass(frozen=True, kw_only=True)
class OwnerRow:
    """One owner of one door, as read."""

    number: int
    name: str
    is_body: bool = False
    phone: str = ""
    id_number: str = ""
    credit_code: str = ""
    sharing: Sharing | None = None
    share: Fraction | None = None
    is_developer_held: bool = False
    is_representative: bool = False
    since_on: date | None = None
    basis: str = ""

    @property
    def known_by(self) -> str:
        """What two rows of one owner have in common."""
        return self.credit_code or self.phone or self.id_number or fold(self.name)


def owner_row(number: int, values: Mapping[str, Any]) -> OwnerRow:
    sharing = values.get("sharing")
    return OwnerRow(
        number=number,
        name=values["owner"],
        is_body=values.get("owner_kind") == BODY,
        phone=values.get("phone") or "",
        id_number=values.get("id_number") or "",
        credit_code=values.get("credit_code") or "",
        sharing=next((each for each in Sharing if each.label == sharing), None),
        share=values.get("share"),
        is_developer_held=bool(values.get("developer")),
        is_representative=bool(values.get("representative")),
        since_on=values.get("since_on"),
        basis=values.get("basis") or "",
    )


def sharing_of(rows: Sequence[OwnerRow]) -> Sharing:
    """As written; else alone for one owner, by shares where any stands, else jointly."""
    written = next((row.sharing for row in rows if row.sharing), None)
    if written is not None:
        return written
    if len(rows) == 1:
        return Sharing.SOLE
    return Sharing.BY_SHARES if any(row.share is not None for row in rows) else Sharing.JOINT


def deed_of(rows: Sequence[OwnerRow], owners: Sequence[int]) -> Deed:
    """`owners` are the ids of the rows' persons or bodies, in their order."""
    return Deed(
        holders=tuple(
            Holder(
                person=None if row.is_body else owner,
                organisation=owner if row.is_body else None,
                share=None if row.share == 1 and len(rows) == 1 else row.share,
                is_representative=row.is_representative,
            )
            for row, owner in zip(rows, owners, strict=True)
        ),
        sharing=sharing_of(rows),
        since_on=next((row.since_on for row in rows if row.since_on), None),
        basis=next((row.basis for row in rows if row.basis), NO_BASIS),
        is_developer_held=any(row.is_developer_held for row in rows),
    )


def stand_ins(rows: Sequence[OwnerRow]) -> list[int]:
    """A number an owner before anybody is registered: two rows of one owner have the same."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(row.known_by, len(numbers) + 1) for row in rows]
