"""Clocks of the law: natural days, months, working days with 调休, working hours, hours.

民法典 第二百零一条: counted in days, months or years, the day of the event is left out; counted
in hours, it begins at once. 第二百零二条: months end on the corresponding day, or on the last of
the month. 第二百零三条: a last day that is a holiday gives way to the first day after it; it
ends at 24:00. An instant "24:00" is 00:00 of the next day, in Asia/Shanghai.
"""

import calendar as gregorian
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.terms import Term

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
SATURDAY = 5
OFFICE_HOURS = ((time(9), time(12)), (time(13), time(17)))


class NoCalendar(RuleBroken):
    """Nobody has entered that year's holidays; a guess would be a wrong promise."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year}年的节假日安排尚未录入，不能计算期限；请在“工作日历”中录入国务院办公厅公布的安排",
            clause="民法典 第二百零三条",
        )
        self.year = year


class Unit(Term):
    NATURAL_DAYS = "natural_days", "日"
    WORKING_DAYS = "working_days", "个工作日"
    WORKING_HOURS = "working_hours", "个工作小时"
    HOURS = "hours", "小时"
    MONTHS = "months", "个月"


@dataclass(frozen=True)
class Span:
    """How long one has, in the unit in which the rule speaks."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a span of {self.amount} {self.unit}")

    @property
    def wording(self) -> str:
        return f"{self.amount} {self.unit.label}"

    def longer(self, amount: int) -> "Span":
        return replace(self, amount=self.amount + amount)


@dataclass(frozen=True)
class Calendar:
    """`holidays` are days off, weekends among them or not; `workdays` the swapped working weekends.

    Saturdays and Sundays rest unless swapped. `years` are those whose arrangement is known.
    """

    holidays: frozenset[date]
    workdays: frozenset[date]
    years: frozenset[int]
    opens: tuple[tuple[time, time], ...] = field(default=OFFICE_HOURS)

    def __post_init__(self) -> None:
        edges = [edge for pair in self.opens for edge in pair]
        if not edges or any(a >= b for a, b in pairwise(edges)):
            raise ValueError(f"opening hours must follow one another within a day: {self.opens}")

    def is_working(self, day: date) -> bool:
        if day.year not in self.years:
            raise NoCalendar(day.year)
        return day in self.workdays or (day.weekday() < SATURDAY and day not in self.holidays)

    def with_plain_weeks(self, years: frozenset[int]) -> "Calendar":
        """A supposition to be said aloud: in those years Monday to Friday work, no swaps."""
        return replace(self, years=self.years | years)

    # days

    def rolled(self, day: date) -> date:
        """第二百零三条: the day itself, or the first day after the holidays it falls in."""
        while not self.is_working(day):
            day += DAY
        return day

    def working_day_after(self, day: date, n: int) -> date:
        """The nth working day after that day; the day itself (rolled) for none."""
        for _ in range(n):
            day = self.rolled(day + DAY)
        return self.rolled(day)

    def working_days_between(self, after: date, until: date) -> int:
        """Working days later than `after`, up to and with `until`; years of them cost no more."""
        if until <= after:
            return 0
        self._refuse_unknown((after + DAY).year, until.year)
        plain = _weekdays_until(until) - _weekdays_until(after)
        off, on = (_between(days, after, until) for days in self._exceptions)
        return plain - off + on

    def _refuse_unknown(self, first: int, last: int) -> None:
        for year in range(first, last + 1):
            if year not in self.years:
                raise NoCalendar(year)

    @cached_property
    def _exceptions(self) -> tuple[list[date], list[date]]:
        """Weekdays on which nobody works, and weekends on which one does, in order."""
        off = sorted(d for d in self.holidays - self.workdays if d.weekday() < SATURDAY)
        return off, sorted(d for d in self.workdays if d.weekday() >= SATURDAY)

    def add_natural_days(self, start: datetime, n: int) -> datetime:
        return end_of(self.rolled(local_day(start) + DAY * n))

    def add_working_days(self, start: datetime, n: int) -> datetime:
        return end_of(self.working_day_after(local_day(start), n))

    def add_months(self, start: datetime, n: int) -> datetime:
        return end_of(self.rolled(month_after(local_day(start), n)))

    # hours

    def add_hours(self, start: datetime, hours: int) -> datetime:
        """Hours run day and night and on holidays."""
        return local(start) + timedelta(hours=hours)

    def add_working_hours(self, start: datetime, hours: int) -> datetime:
        return self.add_working_time(start, timedelta(hours=hours))

    def add_working_time(self, start: datetime, length: timedelta) -> datetime:
        """The moment by which that much opening time has passed since `start`."""
        if length <= timedelta():
            return local(start)
        for opened, closed in self._open_from(local(start)):
            if length <= closed - opened:
                return opened + length
            length -= closed - opened
        raise AssertionError("opening hours never end")

    def subtract_working_time(self, end: datetime, length: timedelta) -> datetime:
        """The moment from which that much opening time passes until `end`."""
        if length <= timedelta():
            return local(end)
        for opened, closed in self._open_until(local(end)):
            if length <= closed - opened:
                return closed - length
            length -= closed - opened
        raise AssertionError("opening hours never began")

    def elapsed_working(self, start: datetime, end: datetime) -> timedelta:
        """Opening time between two instants; nothing where the end comes first."""
        begun, until = local(start), local(end)
        if until <= begun:
            return timedelta()
        first, last = begun.date(), until.date()
        if first == last:
            return self._open_on(first, begun, until)
        opening = self._open_on(first, begun, end_of(first))
        between = self.working_days_between(first, last - DAY)
        closing = self._open_on(last, end_of(last - DAY), until)
        return opening + between * self.working_day_length + closing

    def _open_on(self, day: date, start: datetime, end: datetime) -> timedelta:
        """Opening time of one day between two of its instants."""
        if not self.is_working(day):
            return timedelta()
        passed = (min(closed, end) - max(opened, start) for opened, closed in self._hours_of(day))
        return sum((each for each in passed if each > timedelta()), timedelta())

    def _hours_of(self, day: date) -> list[tuple[datetime, datetime]]:
        return [
            (datetime.combine(day, opens, SHANGHAI), datetime.combine(day, closes, SHANGHAI))
            for opens, closes in self.opens
        ]

    @property
    def working_day_length(self) -> timedelta:
        spans = (_since_midnight(closed) - _since_midnight(opened) for opened, closed in self.opens)
        return sum(spans, timedelta())

    def _open_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Opening times from that instant on, the first one cut to it."""
        day = start.date()
        while True:
            if self.is_working(day):
                for opened, closed in self._hours_of(day):
                    if closed > start:
                        yield max(opened, start), closed
            day += DAY

    def _open_until(self, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Opening times back from that instant, the latest one cut to it."""
        day = end.date()
        while True:
            if self.is_working(day):
                for opened, closed in reversed(self._hours_of(day)):
                    if opened < end:
                        yield opened, min(closed, end)
            day -= DAY


def due(span: Span, start: datetime, calendar: Calendar) -> datetime:
    """The moment at which the span, begun at `start`, has run out."""
    add = {
        Unit.NATURAL_DAYS: calendar.add_natural_days,
        Unit.WORKING_DAYS: calendar.add_working_days,
        Unit.WORKING_HOURS: calendar.add_working_hours,
        Unit.HOURS: calendar.add_hours,
        Unit.MONTHS: calendar.add_months,
    }[span.unit]
    return add(start, span.amount)


def local(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError(f"{instant} names no time zone")
    return instant.astimezone(SHANGHAI)


def local_day(instant: datetime) -> date:
    return local(instant).date()


def end_of(day: date) -> datetime:
    """24:00 of that day."""
    return datetime.combine(day + DAY, time(), SHANGHAI)


def last_day(due_at: datetime) -> date:
    """The day a due moment belongs to: 24:00 belongs to the day it ends."""
    return local_day(due_at - timedelta(microseconds=1))


def month_after(day: date, n: int) -> date:
    """第二百零二条: the corresponding day, or the month's last; n may be negative."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def months_before(day: date, n: int) -> date:
    """By analogy with 第二百零二条, which speaks of counting forward only."""
    return month_after(day, -n)


def last_notice_day(meeting_on: date, days: int, *, clear_days: bool = False) -> date:
    """The latest day for "n 日以前通知"; never rolled, for that would shorten the notice."""
    return meeting_on - DAY * (days + clear_days)


def first_take_down_day(put_up_on: date, at_least: int) -> date:
    """The earliest day for "公示不少于 n 日" to be over; a holiday shortens nothing."""
    return put_up_on + DAY * at_least


def _since_midnight(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


def _weekdays_until(day: date) -> int:
    """Mondays to Fridays since the year 1, which began on a Monday, with that day."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def _between(days: list[date], after: date, until: date) -> int:
    """How many of those, which are in order, lie later than `after`, up to and with `until`."""
    return bisect_right(days, until) - bisect_right(days, after)
