"""What is left, or by how much it is over, in the unit people are measured by."""

from datetime import datetime, timedelta

from gongzhi.kernel.calendar import Calendar, Unit

WORKING = frozenset({Unit.WORKING_DAYS, Unit.WORKING_HOURS})
DAY = timedelta(days=1)


def remaining_words(unit: Unit, due_at: datetime, now: datetime, calendar: Calendar) -> str:
    """余 2 工作日 5 时 40 分 · 超 1 天 3 时."""
    sign, first, last = ("余", now, due_at) if now <= due_at else ("超", due_at, now)
    if unit in WORKING:
        passed = calendar.elapsed_working(first, last)
        return f"{sign} {length_words(passed, calendar.working_day_length, '工作日')}"
    return f"{sign} {length_words(last - first, DAY, '天')}"


def length_words(length: timedelta, day: timedelta, word: str) -> str:
    days, rest = divmod(length, day)
    minutes = int(rest.total_seconds()) // 60
    said = [(days, word), (minutes // 60, "时"), (minutes % 60, "分")]
    return " ".join(f"{number} {unit}" for number, unit in said if number) or "不到 1 分"
