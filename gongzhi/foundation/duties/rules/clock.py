"""When a duty is due once it was paused: the span that is left goes on, in the span's own unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongzhi.kernel.calendar import (
    DAY,
    Calendar,
    Span,
    Unit,
    due,
    end_of,
    local_day,
    month_after,
)


@dataclass(frozen=True)
class Rest:
    """A pause that has ended."""

    began_at: datetime
    ended_at: datetime


def due_after(
    span: Span, started_at: datetime, rests: Sequence[Rest], calendar: Calendar
) -> datetime:
    """From the beginning, so that it can be computed again at any time.

    A pause that begins once the duty is due moves nothing: overdue stays overdue. In days and
    months the day of the pause counts as used; the day of resuming, like that of the start, not.
    """
    if span.unit in (Unit.HOURS, Unit.WORKING_HOURS):
        return _by_the_hour(span, started_at, rests, calendar)
    if span.unit is Unit.WORKING_DAYS:
        return end_of(_working_day(span, local_day(started_at), rests, calendar))
    return end_of(calendar.rolled(_natural_day(span, local_day(started_at), rests, calendar)))


def _by_the_hour(
    span: Span, started_at: datetime, rests: Sequence[Rest], calendar: Calendar
) -> datetime:
    due_at = due(span, started_at, calendar)
    for rest in rests:
        if rest.began_at >= due_at:
            break
        if span.unit is Unit.HOURS:
            due_at += rest.ended_at - rest.began_at
        else:
            left = calendar.elapsed_working(rest.began_at, due_at)
            due_at = calendar.add_working_time(rest.ended_at, left)
    return due_at


def _working_day(span: Span, start: date, rests: Sequence[Rest], calendar: Calendar) -> date:
    last = calendar.working_day_after(start, span.amount)
    for rest in rests:
        if rest.began_at >= end_of(last):
            break
        left = calendar.working_days_between(local_day(rest.began_at), last)
        last = calendar.working_day_after(local_day(rest.ended_at), left)
    return last


def _natural_day(span: Span, start: date, rests: Sequence[Rest], calendar: Calendar) -> date:
    """The last day before it gives way to a holiday's end."""
    by_month = span.unit is Unit.MONTHS
    last = month_after(start, span.amount) if by_month else start + DAY * span.amount
    for rest in rests:
        began, ended = local_day(rest.began_at), local_day(rest.ended_at)
        if rest.began_at >= end_of(calendar.rolled(last)):
            break
        last = ended + max(last - began, DAY * 0)
    return last
