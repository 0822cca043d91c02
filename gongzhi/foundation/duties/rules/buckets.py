"""How a day's duties are sorted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gongzhi.foundation.duties.vocabulary import Bucket, DutyState
from gongzhi.kernel.calendar import end_of, local_day


@dataclass(frozen=True)
class Bounds:
    """24:00 of today and of this week's Sunday."""

    now: datetime
    today: datetime
    week: datetime


def bounds(now: datetime) -> Bounds:
    day = local_day(now)
    return Bounds(now, end_of(day), end_of(day + timedelta(days=6 - day.weekday())))


def bucket_of(due_at: datetime, state: str, now: datetime) -> Bucket:
    """Due at 24:00 today is due today; on the very moment nothing is overdue yet."""
    if state == DutyState.PAUSED:
        return Bucket.PAUSED
    limits = bounds(now)
    if due_at < now:
        return Bucket.OVERDUE
    if due_at <= limits.today:
        return Bucket.TODAY
    return Bucket.THIS_WEEK if due_at <= limits.week else Bucket.LATER
