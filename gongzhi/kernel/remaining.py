"""What is left of a clock, or by how much it ran over: one rule for every page and message.

A clock in working days or hours is told in working time, every other in natural time. One that
ends with a day counts whole days after today, as the law leaves out the day of the event
(民法典 第二百零一条): on the opening day of a span of one working day, one is left. On its last
day what is left is natural time whatever the clock: at 9:00 something due at 24:00 has 15 hours,
not one working day. Over, a clock in working time says 已到期 until working time has passed: in
the night after the last day nobody was late by a minute of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gongzhi.kernel.calendar import DAY, Calendar, Unit, end_of, last_day, local_day

WORKING = frozenset({Unit.WORKING_DAYS, Unit.WORKING_HOURS})
BY_DAY = frozenset({Unit.NATURAL_DAYS, Unit.MONTHS, Unit.WORKING_DAYS})
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MOMENT = "不到 1 分"


@dataclass(frozen=True)
class Remaining:
    """`length` says how much is left or exceeded; "" where it is over by nothing yet."""

    is_over: bool
    length: str

    @property
    def words(self) -> str:
        """余 2 工作日 5 时 40 分 · 超 9 天 16 时 · 已到期"""
        if not self.length:
            return "已到期"
        return f"{'超' if self.is_over else '余'} {self.length}"

    @property
    def plainly(self) -> str:
        """For residents: 2 个工作日 5 小时 40 分 · 8 小时 15 分"""
        return self.length.replace("工作日", "个工作日").replace("时", "小时")


def remaining(due_at: datetime, now: datetime, *, unit: Unit, calendar: Calendar) -> Remaining:
    """In the clock's own unit; `calendar` holds the opening hours of its place."""
    if unit not in WORKING:
        return unworked(due_at, now, unit=unit)
    if now > due_at:
        passed = calendar.elapsed_working(due_at, now)
        return Remaining(is_over=True, length=_working(passed, calendar) if passed else "")
    if last_day(due_at) <= local_day(now):
        return natural(due_at, now)
    left = calendar.elapsed_working(_counted_from(due_at, now, unit), due_at)
    if not left:
        return natural(due_at, now)
    return Remaining(is_over=False, length=_working(left, calendar))


def unworked(due_at: datetime, now: datetime, *, unit: Unit) -> Remaining:
    """A clock that asks no calendar: in natural days, months or hours."""
    if now > due_at or last_day(due_at) <= local_day(now):
        return natural(due_at, now)
    return natural(due_at, _counted_from(due_at, now, unit))


def _counted_from(due_at: datetime, now: datetime, unit: Unit) -> datetime:
    """Today's end for what ends with a day; now for what ends at some hour."""
    ends_a_day = unit in BY_DAY and due_at == end_of(last_day(due_at))
    return end_of(local_day(now)) if ends_a_day else now


def natural(due_at: datetime, now: datetime) -> Remaining:
    """By the clock on the wall; minutes are said within a day only."""
    days, rest = divmod(abs(due_at - now), DAY)
    parts = _parts(rest)
    said = [(days, "天"), parts[0]] if days else parts
    return Remaining(is_over=now > due_at, length=_joined(said))


def _working(length: timedelta, calendar: Calendar) -> str:
    days, rest = divmod(length, calendar.working_day_length)
    return _joined([(days, "工作日"), *_parts(rest)])


def _parts(length: timedelta) -> list[tuple[int, str]]:
    hours, rest = divmod(length, HOUR)
    return [(hours, "时"), (rest // MINUTE, "分")]


def _joined(said: list[tuple[int, str]]) -> str:
    return " ".join(f"{number} {unit}" for number, unit in said if number) or MOMENT
