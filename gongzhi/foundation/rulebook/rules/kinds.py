"""The types a value may have, and how each is written in a file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from gongzhi.foundation.rulebook.vocabulary import Kind
from gongzhi.kernel import area, money
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import RuleBroken

HOURS = r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)"
SIGNS = {">=": "≥", ">": ">", "<": "<", "<=": "≤"}


@dataclass(frozen=True)
class Ratio:
    """A part of a whole, compared by cross-multiplication only: `>=2/3`, `>1/2`, `<3/10`."""

    numerator: int
    denominator: int
    sign: str = ">="

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    def met(self, part: int, whole: int) -> bool:
        """Whether part of whole satisfies the ratio; exact, whatever the size of the numbers."""
        left, right = self.denominator * part, self.numerator * whole
        return {">=": left >= right, ">": left > right, "<": left < right, "<=": left <= right}[
            self.sign
        ]

    @property
    def wording(self) -> str:
        return f"{SIGNS[self.sign]} {self.numerator}/{self.denominator}"


@dataclass(frozen=True)
class TimeRange:
    """A stretch of the day; one that ends before it begins goes over midnight."""

    opens: time
    closes: time

    def holds(self, moment: time) -> bool:
        if self.opens <= self.closes:
            return self.opens <= moment < self.closes
        return moment >= self.opens or moment < self.closes

    @property
    def wording(self) -> str:
        return f"{self.opens:%H:%M}—{self.closes:%H:%M}"


@dataclass(frozen=True, order=True)
class DayOfYear:
    month: int
    day: int

    @property
    def wording(self) -> str:
        return f"{self.month} 月 {self.day} 日"


Worth: TypeAlias = (
    Span | Ratio | TimeRange | DayOfYear | tuple[TimeRange, ...] | tuple[str, ...] | int | str
)


class Unreadable(RuleBroken):
    """What was written is not a value of that type."""


def parse(kind: Kind, written: object) -> Worth:
    """The typed value of what a file or a form holds; Unreadable says how to write it."""
    return PARSERS[kind](written)


def _span(written: object) -> Span:
    found = re.fullmatch(r"\s*(\d{1,5})\s+([a-z_]+)\s*", str(written))
    if not found or found[2] not in set(Unit) or int(found[1]) == 0:
        raise Unreadable("期间填一个大于零的整数，单位另选，例如 30，日", field="value")
    return Span(int(found[1]), Unit(found[2]))


def _integer(written: object) -> int:
    if isinstance(written, bool) or not re.fullmatch(r"\s*\d{1,12}\s*", str(written)):
        raise Unreadable("须填写不小于零的整数，如 9", field="value")
    return int(str(written))


def _ratio(written: object) -> Ratio:
    found = re.fullmatch(r"\s*(>=|<=|>|<)\s*(\d{1,6})\s*/\s*(\d{1,6})\s*", str(written))
    if not found or int(found[3]) == 0 or int(found[2]) > int(found[3]):
        raise Unreadable("比例写作“符号 + 分子/分母”，如 >=2/3、>1/2", field="value")
    return Ratio(int(found[2]), int(found[3]), found[1])


def _money(written: object) -> int:
    return money.parse(str(written), field="value")


def _area(written: object) -> int:
    return area.parse(str(written), field="value")


def _text(written: object) -> str:
    if not isinstance(written, str) or not written.strip():
        raise Unreadable("须填写文字", field="value")
    return written.strip()


def _flag(written: object) -> bool:
    if written in (True, "true", "是"):
        return True
    if written in (False, "false", "否"):
        return False
    raise Unreadable("须填写“是”或“否”", field="value")


def _hours(written: object) -> TimeRange:
    found = re.fullmatch(HOURS, str(written).strip())
    if not found:
        raise Unreadable("时段写作 22:00-07:00", field="value")
    hour, minute, until, past = (int(part) for part in found.groups())
    return TimeRange(time(hour, minute), time(until, past))


def _sittings(written: object) -> tuple[TimeRange, ...]:
    found = tuple(_hours(part) for part in str(written).split())
    edges = [edge for hours in found for edge in (hours.opens, hours.closes)]
    if not found or any(a >= b for a, b in pairwise(edges)):
        raise Unreadable("业务时间按先后写作 09:00-12:00 13:00-17:00", field="value")
    return found


def _day(written: object) -> DayOfYear:
    found = re.fullmatch(r"\s*(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*", str(written))
    if not found:
        raise Unreadable("月日写作 03-31", field="value")
    return DayOfYear(int(found[1]), int(found[2]))


def _items(written: object) -> tuple[str, ...]:
    lines = written if isinstance(written, list) else str(written).splitlines()
    kept = tuple(str(line).strip() for line in lines if str(line).strip())
    if not kept:
        raise Unreadable("清单至少一项", field="value")
    return kept


PARSERS: Mapping[Kind, Callable[[object], Worth]] = {
    Kind.SPAN: _span,
    Kind.INTEGER: _integer,
    Kind.RATIO: _ratio,
    Kind.MONEY: _money,
    Kind.AREA: _area,
    Kind.TEXT: _text,
    Kind.FLAG: _flag,
    Kind.CHOICE: _text,
    Kind.HOURS: _hours,
    Kind.SITTINGS: _sittings,
    Kind.DAY: _day,
    Kind.ITEMS: _items,
}


def wording(value: Worth) -> str:
    """The value as people read it, bare of the unit its definition names."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Span):
        return _span_wording(value)
    if isinstance(value, Ratio | TimeRange | DayOfYear):
        return value.wording
    if isinstance(value, tuple):
        return "；".join(wording(part) for part in value)
    return str(value)


def _span_wording(span: Span) -> str:
    if span.unit == Unit.MONTHS and span.amount % 12 == 0:
        return f"{span.amount // 12} 年"
    return span.wording
