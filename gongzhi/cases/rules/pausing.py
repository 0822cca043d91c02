"""When a clock may still be stopped."""

from datetime import datetime

TOO_LATE = (
    "期限已过，不能再暂停；尽快办完送核查，并用“记录联系”告诉报事人为什么晚了、什么时候能办好"
)


def why_no_pause(due_at: datetime, now: datetime) -> str:
    """A pause changes nothing about being late, it would only hide it; "" where it is in time."""
    return TOO_LATE if due_at < now else ""
