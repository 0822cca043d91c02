"""The calendar duties run by: the years shipped with the product and what was entered here.

A process keeps what it read until the version table shows another stamp.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from gongzhi.foundation.database.editions import Edition
from gongzhi.foundation.duties.models import CalendarDay, CalendarVersion, CalendarYear
from gongzhi.foundation.duties.rules.notice import DAY, ArrangedDay
from gongzhi.foundation.rulebook.reading import value
from gongzhi.foundation.rulebook.rules.kinds import TimeRange
from gongzhi.kernel.calendar import (
    OFFICE_HOURS,
    Calendar,
    NoCalendar,
    Span,
    Unit,
    due,
    local_day,
)
from gongzhi.kernel.remaining import WORKING, Remaining, natural, remaining, unworked

FOLDER = Path(__file__).parent / "calendars"
OPENING_HOURS = "duties.opening_hours"
Opens: TypeAlias = tuple[TimeRange, ...] | None
REMEMBERED = 16
FIRST_YEAR = 2000
"""Nothing in the tables is due before; what is told may run through years nobody entered."""


@dataclass(frozen=True)
class Year:
    """What is known of one year, and from where."""

    year: int
    sources: tuple[str, ...]
    days: tuple[ArrangedDay, ...]
    is_entered: bool = False


def calendar_for(*years: int, region_code: str = "", on: date | None = None) -> Calendar:
    """The calendar with every year known, and NoCalendar where one of those named is not.

    Opening hours are those of the place on that day; without a day, the usual ones.
    """
    known = EDITION.content().calendar(_opens(region_code, on))
    for year in years:
        if year not in known.years:
            raise NoCalendar(year)
    return known


def supposing(calendar: Calendar, first: int) -> Calendar:
    """With that year and those after it, as far as unknown, counted in plain weeks."""
    return calendar.with_plain_weeks(frozenset(range(first, first + 100)) - calendar.years)


class Telling:
    """What is left of clocks, told on one page: the calendar is looked at once, when needed.

    By the opening hours each place keeps today, so that a page and a reminder agree.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._calendars: dict[str, Calendar] = {}

    def remaining(self, due_at: datetime, unit: str | None, region_code: str) -> Remaining:
        """A clock whose unit nobody noted is told in natural time."""
        if unit is None:
            return natural(due_at, self.now)
        if Unit(unit) not in WORKING:
            return unworked(due_at, self.now, unit=Unit(unit))
        calendar = self._calendar(region_code)
        return remaining(due_at, self.now, unit=Unit(unit), calendar=calendar)

    def _calendar(self, region_code: str) -> Calendar:
        if region_code not in self._calendars:
            opens = _opens(region_code, local_day(self.now))
            self._calendars[region_code] = supposing(self._arranged.calendar(opens), FIRST_YEAR)
        return self._calendars[region_code]

    @cached_property
    def _arranged(self) -> "Arranged":
        return EDITION.content()


def calendar_warning(span: Span, start_at: datetime, *, region_code: str = "") -> str:
    """What a page says where the span runs into a year nobody entered; "" when all is well."""
    calendar = calendar_for(region_code=region_code, on=local_day(start_at))
    try:
        due(span, start_at, calendar)
    except NoCalendar as missing:
        return supposed_words(missing.year)
    return ""


def supposed_words(year: int) -> str:
    return f"{year}年的节假日安排尚未录入，期限暂按周一至周五为工作日推算，录入后自动重算"


def known_years() -> dict[int, Year]:
    return dict(EDITION.content().years)


def _opens(region_code: str, on: date | None) -> Opens:
    if on is None:
        return None
    sittings = value(OPENING_HOURS, region_code=region_code, on=on).value
    return sittings if isinstance(sittings, tuple) else None


class Arranged:
    """One edition of the years, and its calendars by the opening hours asked for."""

    def __init__(self, years: Mapping[int, Year]) -> None:
        self.years = years
        self._calendars: dict[Opens, Calendar] = {}

    def calendar(self, opens: Opens) -> Calendar:
        known = self._calendars.get(opens)
        if known is None:
            if len(self._calendars) >= REMEMBERED:
                self._calendars.clear()
            known = self._calendars[opens] = self._made(opens)
        return known

    def _made(self, opens: Opens) -> Calendar:
        days = [day for year in self.years.values() for day in year.days]
        return Calendar(
            holidays=frozenset(day.day for day in days if not day.is_working),
            workdays=frozenset(day.day for day in days if day.is_working),
            years=frozenset(self.years),
            opens=tuple((o.opens, o.closes) for o in opens) if opens else OFFICE_HOURS,
        )


def _years() -> dict[int, Year]:
    """Single days entered go before a file; a year entered replaces it."""
    entered = {row.year: row for row in CalendarYear.objects.all()}
    days: dict[int, list[ArrangedDay]] = {}
    for told in CalendarDay.objects.order_by("day"):
        arranged = ArrangedDay(told.day, told.is_working, told.name)
        days.setdefault(told.day.year, []).append(arranged)
    known = {
        year.year: _corrected(year, days.get(year.year, ()))
        for year in _shipped()
        if year.year not in entered
    }
    for number, row in entered.items():
        own = tuple(days.get(number, ()))
        known[number] = Year(number, (row.source,), own, is_entered=True)
    return dict(sorted(known.items()))


EDITION = Edition(CalendarVersion.objects.stamp, lambda: Arranged(_years()))


def _corrected(year: Year, days: Sequence[ArrangedDay]) -> Year:
    merged = {day.day: day for day in (*year.days, *days)}
    return Year(year.year, year.sources, tuple(sorted(merged.values())), is_entered=bool(days))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Year, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> Year:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    off = [day for span in told["holidays"] for day in _each(span)]
    worked = [ArrangedDay(w["on"], is_working=True, name=w["name"]) for w in told["workdays"]]
    return Year(told["year"], tuple(told["sources"]), tuple(sorted([*off, *worked])))


def _each(span: dict[str, Any]) -> Iterator[ArrangedDay]:
    for n in range((span["until"] - span["from"]).days + 1):
        yield ArrangedDay(span["from"] + DAY * n, is_working=False, name=span["name"])
