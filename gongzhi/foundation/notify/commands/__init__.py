"""Acts of notify: tell, mend, read."""

from gongzhi.foundation.notify.commands.mending import give_up, retry
from gongzhi.foundation.notify.commands.reading import mark_done, mark_read, prefer
from gongzhi.foundation.notify.commands.telling import tell

__all__ = ["give_up", "mark_done", "mark_read", "prefer", "retry", "tell"]
