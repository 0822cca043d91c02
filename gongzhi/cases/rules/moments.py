"""Due moments as residents read them: the end of a day is its 24:00, not the next day's 0:00."""

from datetime import datetime

from gongzhi.foundation.web.rules.dues import long_amount
from gongzhi.foundation.web.rules.moments import touch_deadline


def due_moment(at: datetime, now: datetime) -> str:
    """今天 24:00 · 明天 18:00"""
    return touch_deadline(at, now)


def exceeded(at: datetime, now: datetime) -> str:
    """8 小时 15 分"""
    return long_amount(now - at)


def remaining(at: datetime, now: datetime) -> str:
    return long_amount(at - now)
