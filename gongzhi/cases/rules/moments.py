"""Due moments as residents read them: the end of a day is its 24:00, not the next day's 0:00."""

from datetime import datetime, timedelta

from gongzhi.foundation.web.rules.dues import long_amount
from gongzhi.foundation.web.rules.moments import SHANGHAI, touch_moment

TICK = timedelta(minutes=1)


def due_moment(at: datetime, now: datetime) -> str:
    """今天 24:00 · 明天 18:00"""
    here = at.astimezone(SHANGHAI)
    if (here.hour, here.minute) == (0, 0):
        return touch_moment(at - TICK, now).replace("23:59", "24:00")
    return touch_moment(at, now)


def exceeded(at: datetime, now: datetime) -> str:
    """8 小时 15 分"""
    return long_amount(now - at)


def remaining(at: datetime, now: datetime) -> str:
    return long_amount(at - now)
