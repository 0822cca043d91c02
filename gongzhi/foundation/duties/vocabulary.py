"""Words of duties and of the calendar they run by."""

from gongzhi.kernel.terms import Term


class DutyState(Term):
    OPEN = "open", "办理中"
    PAUSED = "paused", "暂停"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已取消"


class HolderKind(Term):
    """Whose 待办 it is: a body's, one person's, or whoever holds a power over the place."""

    ORGANISATION = "organisation", "单位"
    PERSON = "person", "个人"
    POWER = "power", "职权"


class Bucket(Term):
    """How people sort their day."""

    OVERDUE = "overdue", "已超时"
    TODAY = "today", "今日"
    THIS_WEEK = "this_week", "本周"
    LATER = "later", "之后"
    PAUSED = "paused", "暂停"


class DutyPower(Term):
    CALENDAR = "duties.calendar", "录入工作日历"
    OVERSEE = "duties.oversee", "督办超时事项"
