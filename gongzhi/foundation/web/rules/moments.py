"""How a moment is said: 今天 9:05 on a phone, 今日 17:00 at a desk; always Shanghai time.

What happened at midnight began a day and is its 0:00. A limit at midnight ends a day and is that
day's 24:00 (民法典 第二百零三条): due moments, pauses, and whatever lasts until then.
"""

from datetime import date, datetime, time, timedelta

from gongzhi.kernel.calendar import SHANGHAI

WEEKDAYS = "一二三四五六日"
MIDNIGHT = time(0)


def weekday(day: date) -> str:
    return f"周{WEEKDAYS[day.weekday()]}"


def dated(day: date, today: date) -> str:
    """10月3日, or 2025年10月3日 where today is in another year."""
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def clock(at: datetime) -> str:
    """9:05"""
    here = at.astimezone(SHANGHAI)
    return f"{here.hour}:{here.minute:02}"


def desk_clock(at: datetime) -> str:
    """09:05"""
    return f"{at.astimezone(SHANGHAI):%H:%M}"


def touch_moment(at: datetime, now: datetime) -> str:
    """今天 9:05 · 昨天 9:05 · 明天 18:00 · 21日 16:30 · 10月3日 9:05 · 2025年10月3日 9:05"""
    return f"{_touch_date(_day(at), _day(now))} {clock(at)}"


def _touch_date(day: date, today: date) -> str:
    near = {-1: "昨天", 0: "今天", 1: "明天"}.get((day - today).days)
    if near:
        return near
    if (day.year, day.month) == (today.year, today.month):
        return f"{day.day}日"
    return dated(day, today)


def touch_day(at: datetime | date, now: datetime) -> str:
    """11月24日 周二, with the year when it is another one."""
    day = _day(at)
    return f"{dated(day, _day(now))} {weekday(day)}"


def deadline(at: datetime) -> tuple[date, str]:
    """The day a due moment belongs to, and its clock: the end of a day is its 24:00."""
    here = at.astimezone(SHANGHAI)
    if here.time() == MIDNIGHT:
        return here.date() - timedelta(days=1), "24:00"
    return here.date(), f"{here:%H:%M}"


def touch_deadline(at: datetime, now: datetime) -> str:
    """今天 24:00 · 明天 18:00: a due moment, the end of a day being its 24:00."""
    if at.astimezone(SHANGHAI).time() != MIDNIGHT:
        return touch_moment(at, now)
    return f"{_touch_date(deadline(at)[0], _day(now))} 24:00"


def desk_moment(at: datetime, now: datetime) -> str:
    """今日 17:00 · 今日 24:00 · 周四 12:00 (within this week) · 12-15 周二 · 2025-12-15"""
    (day, hour), today = deadline(at), _day(now)
    if day == today:
        return f"今日 {hour}"
    if day.isocalendar()[:2] == today.isocalendar()[:2]:
        return f"{weekday(day)} {hour}"
    return desk_day(day, now)


def desk_day(at: datetime | date, now: datetime) -> str:
    """12-15 周二, or 2025-12-15 in another year."""
    day = _day(at)
    return f"{day:%m-%d} {weekday(day)}" if day.year == _day(now).year else f"{day:%Y-%m-%d}"


def desk_stamp(at: datetime, now: datetime) -> str:
    """The past in a log: 今日 10:02 · 昨日 17:10 · 11-23 15:30 · 2025-11-23 15:30"""
    return f"{_desk_date(_day(at), _day(now))} {desk_clock(at)}"


def desk_limit(at: datetime, now: datetime) -> str:
    """Until when: 今日 17:00 · 昨日 24:00 · 11-23 15:30 · 2025-11-23 24:00"""
    day, hour = deadline(at)
    return f"{_desk_date(day, _day(now))} {hour}"


def sheet_limit(at: datetime) -> str:
    """Until when, in a sheet: 2026-11-24 24:00"""
    day, hour = deadline(at)
    return f"{day:%Y-%m-%d} {hour}"


def _desk_date(day: date, today: date) -> str:
    near = {0: "今日", -1: "昨日"}.get((day - today).days)
    if near:
        return near
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def _day(at: datetime | date) -> date:
    return at.astimezone(SHANGHAI).date() if isinstance(at, datetime) else at
