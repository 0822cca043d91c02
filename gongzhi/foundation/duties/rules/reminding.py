"""When to remind of what is not yet due: so long before, or once a share of the time is used.

Written as the rulebook writes it, "2 working_hours" and "2/3", and stored so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from gongzhi.kernel.calendar import Calendar, Span, Unit


@dataclass(frozen=True)
class Reminder:
    """Exactly one of the two."""

    before: Span | None = None
    share: Fraction | None = None

    def __post_init__(self) -> None:
        if (self.before is None) == (self.share is None):
            raise ValueError("a reminder comes so long before, or at a share")

    def __str__(self) -> str:
        return f"{self.before.amount} {self.before.unit}" if self.before else str(self.share)

    @classmethod
    def parse(cls, text: str) -> "Reminder":
        amount, _, unit = text.partition(" ")
        return cls(before=Span(int(amount), Unit(unit))) if unit else cls(share=Fraction(text))


def moments(
    reminders: Iterable[Reminder],
    *,
    unit: Unit,
    started_at: datetime,
    due_at: datetime,
    calendar: Calendar,
) -> list[datetime]:
    """In order, each once, after the start and before due.

    A duty in plain hours runs at night and so do its reminders; every other is reminded of in
    opening hours: two hours before the end of a day is 15:00, not 22:00.
    """
    clock = _Clock(started_at, due_at, calendar, plain=unit is Unit.HOURS)
    found = {clock.moment(reminder) for reminder in reminders}
    return sorted(moment for moment in found if started_at < moment < due_at)


@dataclass(frozen=True)
class _Clock:
    started_at: datetime
    due_at: datetime
    calendar: Calendar
    plain: bool

    def moment(self, reminder: Reminder) -> datetime:
        if reminder.before:
            return self._before(reminder.before)
        share = reminder.share or Fraction(0)
        if self.plain:
            return self.started_at + _part(self.due_at - self.started_at, share)
        whole = self.calendar.elapsed_working(self.started_at, self.due_at)
        return self.calendar.add_working_time(self.started_at, _part(whole, share))

    def _before(self, span: Span) -> datetime:
        days = span.unit in (Unit.NATURAL_DAYS, Unit.WORKING_DAYS)
        if self.plain:
            return self.due_at - timedelta(hours=span.amount * (24 if days else 1))
        day = self.calendar.working_day_length if days else timedelta(hours=1)
        return self.calendar.subtract_working_time(self.due_at, day * span.amount)


def _part(length: timedelta, share: Fraction) -> timedelta:
    return length * share.numerator // share.denominator
