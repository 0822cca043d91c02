"""Acts on duties and on the calendar."""

from gongzhi.foundation.duties.commands.calendar import enter_year
from gongzhi.foundation.duties.commands.clock import mark_overdue, reckon_again, remind
from gongzhi.foundation.duties.commands.duty import (
    Holder,
    begin,
    cancel,
    extend,
    finish,
    hand_over,
)
from gongzhi.foundation.duties.commands.pause import pause, resume

__all__ = [
    "Holder",
    "begin",
    "cancel",
    "enter_year",
    "extend",
    "finish",
    "hand_over",
    "mark_overdue",
    "pause",
    "reckon_again",
    "remind",
    "resume",
]
