"""How a due moment is said and which of six shapes its chip takes. Pure."""

from dataclasses import dataclass
from datetime import datetime

from gongzhi.foundation.web.rules.moments import deadline, desk_day, desk_moment
from gongzhi.kernel.calendar import SHANGHAI
from gongzhi.kernel.remaining import Remaining, natural

PAUSED = frozenset({"paused", "pause", "suspended"})
DONE = frozenset({"done", "finished", "met", "late_done", "closed"})


@dataclass(frozen=True)
class Due:
    """`shape` names the chip (.due-over …); `words` are what it says; `rest` stands beside it."""

    shape: str
    icon: str
    words: str
    rest: str = ""


def due_of(
    due_at: datetime,
    state: str,
    now: datetime,
    *,
    left: Remaining | None = None,
    ended: str = "",
) -> Due:
    """The chip of something still open, paused or finished.

    `left` is told by whoever knows the clock's own unit; without it time is natural. `ended` says
    how a finished clock ended.
    """
    if state in PAUSED:
        return Due("pause", "pause", "停表")
    if state in DONE:
        return Due("done", "ok", ended or "已办结")
    told = left or natural(due_at, now)
    return Due("over", "late", told.words) if told.is_over else _ahead(due_at, now, told.words)


def _ahead(due_at: datetime, now: datetime, rest: str) -> Due:
    (day, hour), today = deadline(due_at), now.astimezone(SHANGHAI).date()
    if day == today:
        return Due("today", "clock", hour, rest)
    if day.isocalendar()[:2] == today.isocalendar()[:2]:
        return Due("soon", "clock", desk_moment(due_at, now), rest)
    return Due("later", "", desk_day(day, now), rest)
