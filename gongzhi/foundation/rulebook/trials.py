"""Trying a span out on a page, with whatever calendar the program has.

The calendar is kept by duties, which stands above: it calls `register_calendar(calendar_for)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from gongzhi.kernel.calendar import (
    DAY,
    SHANGHAI,
    Calendar,
    Span,
    Unit,
    due,
    last_day,
    month_after,
)
from gongzhi.kernel.errors import RuleBroken

CalendarProvider = Callable[[], Calendar]
NINE = time(9)
_known: dict[str, CalendarProvider] = {}


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What a span begun on that day comes to; `problem` where it cannot be worked out."""

    begins_on: date
    counted_to: date | None = None
    due_at: datetime | None = None
    ends_on: date | None = None
    problem: str = ""

    @property
    def ends_at_midnight(self) -> bool:
        return self.due_at is not None and self.due_at.astimezone(SHANGHAI).time() == time()


def register_calendar(provider: CalendarProvider) -> None:
    """`provider()` gives the calendar with every year that is known."""
    _known["calendar"] = provider


def try_out(span: Span, begins_on: date) -> Trial:
    provider = _known.get("calendar")
    if provider is None:
        return Trial(begins_on=begins_on, problem="工作日历尚未接入，不能试算")
    start = datetime.combine(begins_on, NINE, SHANGHAI)
    try:
        due_at = due(span, start, provider())
    except RuleBroken as broken:
        return Trial(begins_on=begins_on, problem=broken.message)
    return Trial(
        begins_on=begins_on,
        counted_to=_counted_to(span, begins_on),
        due_at=due_at,
        ends_on=last_day(due_at),
    )


def _counted_to(span: Span, begins_on: date) -> date | None:
    """The day itself, before it gives way to holidays; none where days are not what is counted."""
    if span.unit == Unit.NATURAL_DAYS:
        return begins_on + DAY * span.amount
    if span.unit == Unit.MONTHS:
        return month_after(begins_on, span.amount)
    return None
