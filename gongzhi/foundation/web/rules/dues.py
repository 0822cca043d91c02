"""How a due moment is said and which of six shapes its chip takes. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gongzhi.foundation.web.rules.moments import deadline, desk_day, desk_moment
from gongzhi.kernel.calendar import SHANGHAI

PAUSED = frozenset({"paused", "pause", "suspended"})
DONE = frozenset({"done", "finished", "met", "late_done", "closed"})


@dataclass(frozen=True)
class Due:
    """`shape` names the chip (.due-over …); `words` are what it says; `rest` stands beside it."""

    shape: str
    icon: str
    words: str
    rest: str = ""


def due_of(due_at: datetime, state: str, now: datetime, *, left: str = "") -> Due:
    """The chip of something still open, paused or finished.

    `left` is the remaining or exceeded time where the caller knows it in working time.
    """
    if state in PAUSED:
        return Due("pause", "pause", "停表", left)
    if state in DONE:
        return Due("done", "ok", left or "已办结")
    if due_at < now:
        return Due("over", "late", f"超 {left or amount(now - due_at)}")
    return _ahead(due_at, now, left)


def _ahead(due_at: datetime, now: datetime, left: str) -> Due:
    (day, hour), today = deadline(due_at), now.astimezone(SHANGHAI).date()
    rest = f"余 {left or amount(due_at - now)}"
    if day == today:
        return Due("today", "clock", hour, rest)
    if day.isocalendar()[:2] == today.isocalendar()[:2]:
        return Due("soon", "clock", desk_moment(due_at, now), rest)
    return Due("later", "", desk_day(day, now), rest)


def amount(length: timedelta, *, day: timedelta = timedelta(days=1), unit: str = "天") -> str:
    """2 天 3 时 · 5 时 20 分 · 20 分; with `day` a working day's length, 2 工作日 5 时 40 分."""
    minutes = max(int(length.total_seconds()) // 60, 0)
    days, minutes = divmod(minutes, int(day.total_seconds()) // 60)
    hours, minutes = divmod(minutes, 60)
    said = [f"{n} {word}" for n, word in ((days, unit), (hours, "时"), (minutes, "分")) if n]
    return " ".join(said[:2] if unit == "天" and days else said) or "不到 1 分"


def working(length: timedelta, *, day: timedelta = timedelta(hours=7)) -> str:
    """Working time as the desk says it: 2 工作日 5 时 40 分."""
    return amount(length, day=day, unit="工作日")


def long_amount(length: timedelta) -> str:
    """For residents: 8 小时 15 分, 2 天 3 小时."""
    return amount(length).replace("时", "小时")
