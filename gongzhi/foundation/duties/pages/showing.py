"""What the calendar page shows, ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gongzhi.foundation.duties.rules.notice import DAY, ArrangedDay
from gongzhi.foundation.web.rules.moments import weekday


@dataclass(frozen=True)
class Line:
    """A stretch of days off, or one day worked."""

    name: str
    words: str
    length: int
    is_working: bool


def lines_of(days: Iterable[ArrangedDay]) -> list[Line]:
    """In order; neighbouring days of one kind and name are one stretch."""
    ordered = sorted(days)
    keyed = groupby(
        enumerate(ordered), key=lambda at: (at[1].day - DAY * at[0], at[1].is_working, at[1].name)
    )
    return [_line([arranged for _, arranged in group]) for _, group in keyed]


def effects_of(days: Iterable[ArrangedDay]) -> list[str]:
    """For the question asked before entering."""
    return [
        f"{line.name or '未命名'}：{line.words}{'上班' if line.is_working else '放假'}"
        for line in lines_of(days)
    ]


def years_shown(known: Iterable[int], year: int, now_year: int) -> list[int]:
    return sorted({*known, year, now_year, now_year + 1})


def _line(days: list[ArrangedDay]) -> Line:
    first, last = days[0], days[-1]
    words = _day(first.day) if first == last else f"{_day(first.day)}至{_day(last.day)}"
    return Line(first.name, words, len(days), first.is_working)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（{weekday(day)}）"
