"""By the clock: answers that never came, pauses that are over, drafts nobody sent."""

from datetime import UTC, datetime

from gongzhi.cases.commands.draft import forget_drafts
from gongzhi.cases.commands.lateness import resume_paused
from gongzhi.cases.commands.rating import lapse_ratings
from gongzhi.foundation.jobs import periodic, task
from gongzhi.kernel.actor import SYSTEM


@periodic("*/5 * * * *")
@task("cases.watch")
def watch() -> None:
    now = datetime.now(UTC)
    while lapse_ratings(actor=SYSTEM, now=now):
        pass
    resume_paused(actor=SYSTEM, now=now)


@periodic("40 3 * * *")
@task("cases.sweep")
def sweep() -> None:
    forget_drafts(now=datetime.now(UTC))
