"""Owners as typed, a line each: a name, then phone, identity number and share in any order."""

from dataclasses import dataclass, replace
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
        return _told(Line(number=number, body=rest[0]), rest[1:])
    return _told(Line(number=number, name=first), rest)


def _told(line: Line, parts: list[str]) -> Line:
    """What each further piece is, told by its shape; none of them twice."""
    for part in parts:
        fuller = _with(line, part)
        if fuller == line or _is_overwritten(line, fuller):
            raise RuleBroken(f"第 {line.number} 行写了两个同样的号码或份额", field="holders")
        line = fuller
    return line


def _with(line: Line, part: str) -> Line:
    if len(part) == id_card.LENGTH:
        return replace(line, id_number=part)
    if len(phones.normalised(part)) == phones.LENGTH and part[-1].isdecimal():
        return replace(line, phone=part)
    try:
        return replace(line, share=parse_share(part))
    except RuleBroken:
        words = f"第 {line.number} 行的“{part[:12]}”看不出是手机号、身份证号还是份额"
        raise RuleBroken(words, field="holders") from None


def _is_overwritten(line: Line, fuller: Line) -> bool:
    return any(value and vars(fuller)[name] != value for name, value in vars(line).items())
