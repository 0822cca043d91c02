"""By the clock: what nobody claimed goes."""

from datetime import UTC, datetime

from gongzhi.foundation.files.commands import (
    delete_removed_content,
    discard_unclaimed,
    sweep_orphans,
)
from gongzhi.foundation.jobs import periodic, task


@periodic("17 * * * *")
@task("files.tidy")
def tidy() -> None:
    """Unclaimed drafts after 24 hours, and content left behind by transactions rolled back."""
    now = datetime.now(UTC)
    while discard_unclaimed(now=now):
        pass
    delete_removed_content(now=now)
    sweep_orphans(now=now)
