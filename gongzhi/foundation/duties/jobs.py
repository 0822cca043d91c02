"""By the clock: every minute what fell overdue and whom to remind."""

from datetime import UTC, datetime

from gongzhi.foundation.duties.commands import mark_overdue, remind
from gongzhi.foundation.jobs import periodic, task


@periodic("* * * * *")
@task("duties.watch")
def watch() -> None:
    """Reminders first: a reminder of what is overdue already would come too late."""
    now = datetime.now(UTC)
    while remind(now=now):
        pass
    while mark_overdue(now=now):
        pass
