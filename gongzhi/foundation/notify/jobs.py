"""By the clock: send what is due, ask after what is in doubt."""

from datetime import UTC, datetime

from gongzhi.foundation.jobs import NEVER, periodic, task
from gongzhi.foundation.notify.dispatch import clear_up, send_due


@periodic("* * * * *")
@task("notify.send", queue="notify", retry=NEVER)
def send() -> None:
    """Every minute, what quiet hours and waits held back; `tell` puts one off for at once."""
    send_due(now=datetime.now(UTC))


@periodic("*/2 * * * *")
@task("notify.clear_up", queue="notify", retry=NEVER)
def clear_up_doubts() -> None:
    clear_up(now=datetime.now(UTC))
