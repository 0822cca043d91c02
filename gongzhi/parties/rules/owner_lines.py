"""Owners as typed, a line each: a name, then phone, identity number and share in any order."""

from dataclasses import dataclass
from fractions import Fraction

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import id_card
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.parties.rules.ownership import parse_share

BODY = "单位"


@dataclass(frozen=True, kw_only=True)
class Line:
    number: int
    name: str = ""
    body: str = ""
    phone: str = ""
    id_number: str = ""
    share: Fraction | None = None


def owner_lines(text: str) -> list[Line]:
    """Refused with the line that cannot be read."""
    lines = [line.split() for line in text.replace("，", " ").replace(",", " ").splitlines()]
    return [_read(at, parts) for at, parts in enumerate(lines, start=1) if parts]


def _read(number: int, parts: list[str]) -> Line:
    first, *rest = parts
    if first == BODY and rest:
        return Line(number=number, body=rest[0], **_known(number, rest[1:]))
    return Line(number=number, name=first, **_known(number, rest))


def _known(number: int, parts: list[str]) -> dict[str, str | Fraction]:  # what each piece is
    told: dict[str, str | Fraction] = {}
    for part in parts:
        column, value = _piece(number, part)
        if column in told:
            raise RuleBroken(f"第 {number} 行写了两个同样的号码或份额", field="holders")
        told[column] = value
    return told


def _piece(number: int, part: str) -> tuple[str, str | Fraction]:
    if len(part) == id_card.LENGTH:
        return "id_number", part
    if len(phones.normalised(part)) == phones.LENGTH and part[-1].isdecimal():
        return "phone", part
    try:
        return "share", parse_share(part)
    except RuleBroken:
        words = f"第 {number} 行的“{part[:12]}”看不出是手机号、身份证号还是份额"
        raise RuleBroken(words, field="holders") from None
