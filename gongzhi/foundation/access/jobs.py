"""Housekeeping by the clock."""

from datetime import UTC, datetime

from gongzhi.foundation.access.commands.limits import forget_before
from gongzhi.foundation.access.commands.phone_codes import forget_codes
from gongzhi.foundation.access.models import Session
from gongzhi.foundation.jobs import periodic, task


@periodic("20 3 * * *")
@task("access.tidy")
def tidy() -> None:
    """Tries, codes and sessions that no longer count."""
    now = datetime.now(UTC)
    forget_before(now)
    forget_codes(now)
    Session.objects.filter(expire_date__lt=now).delete()
