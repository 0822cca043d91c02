"""The rulebook's figures for notices, with the platform's own where nobody has said."""

from datetime import date, time, timedelta

from gongzhi.foundation.notify.rules.quiet import QuietHours
from gongzhi.foundation.notify.rules.retrying import STUCK
from gongzhi.foundation.rulebook.reading import value
from gongzhi.foundation.rulebook.rules.kinds import TimeRange
from gongzhi.kernel.calendar import Span, Unit

_USUAL = QuietHours(time(22), time(7))
_ATTEMPTS = 5
_A_DAY = 5


def quiet_hours(region_code: str, on: date) -> QuietHours:
    told = value("notify.quiet_hours", region_code=region_code, on=on).value
    return QuietHours(told.opens, told.closes) if isinstance(told, TimeRange) else _USUAL


def most_attempts(region_code: str, on: date) -> int:
    told = value("notify.attempts.most", region_code=region_code, on=on).value
    return told if isinstance(told, int) else _ATTEMPTS


def most_a_day(region_code: str, on: date) -> int:
    """Short messages to one person, urgent ones not counted against anybody."""
    told = value("notify.daily.most", region_code=region_code, on=on).value
    return told if isinstance(told, int) else _A_DAY


def unknown_after(on: date) -> timedelta:
    """How long a message may be on its way; never less than a slow gateway needs."""
    told = value("notify.unknown.after", on=on).value
    if isinstance(told, Span) and told.unit is Unit.HOURS:
        return max(timedelta(hours=told.amount), STUCK)
    return STUCK
