"""Due moment and reminders of a duty, reckoned from its beginning."""

from datetime import datetime

from gongzhi.foundation.duties.arrangements import calendar_for, supposing
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.duties.rules.clock import Rest, due_after
from gongzhi.foundation.duties.rules.reminding import moments
from gongzhi.foundation.duties.vocabulary import DutyState
from gongzhi.kernel.calendar import Calendar, NoCalendar, Span, local_day

RECKONED = ("due_at", "supposed_year", "remind_moments", "remind_at")


def reckon(duty: Duty, now: datetime) -> None:
    """Sets what RECKONED names; saving is the caller's.

    A year nobody entered is counted in plain weeks, and the duty says so until it is.
    """
    calendar = calendar_for(region_code=duty.region_code, on=local_day(duty.started_at))
    try:
        duty.supposed_year = None
        _reckon(duty, now, calendar)
    except NoCalendar as missing:
        duty.supposed_year = missing.year
        _reckon(duty, now, supposing(calendar, missing.year))


def _reckon(duty: Duty, now: datetime, calendar: Calendar) -> None:
    span, rests = _granted(duty, now)
    duty.due_at = due_after(span, duty.started_at, rests, calendar)
    duty.remind_moments = moments(
        duty.reminder_values(),
        unit=span.unit,
        started_at=duty.started_at,
        due_at=duty.due_at,
        calendar=calendar,
    )
    duty.remind_at = duty.next_reminder(now) if duty.state == DutyState.OPEN else None


def _granted(duty: Duty, now: datetime) -> tuple[Span, list[Rest]]:
    """The span with its extensions, and the pauses so far."""
    if duty.pk is None:
        return duty.span, []
    more = sum(extension.amount for extension in duty.extensions.all())
    return duty.span.longer(more), [pause.rest(now) for pause in duty.pauses.all()]
