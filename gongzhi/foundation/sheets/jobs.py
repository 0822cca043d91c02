"""Long imports, off the page; and forgetting by the clock."""

from datetime import UTC, datetime

from gongzhi.foundation.access.current import presence
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.jobs import periodic, task
from gongzhi.foundation.sheets.commands import check_run, forget_old, mark_stuck, write_run
from gongzhi.foundation.sheets.kinds import ImportKind, kind_of
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.notices import tell_done
from gongzhi.kernel.actor import Actor


@task("sheets.check", queue="sheets")
def check(run: int) -> None:
    found, kind, actor = _taken_up(run)
    now = datetime.now(UTC)
    tell_done(check_run(found, kind, actor=actor, now=now), kind, now=now)


@task("sheets.write", queue="sheets")
def write(run: int) -> None:
    """Begun again after a death, it goes on behind the last batch written."""
    found, kind, actor = _taken_up(run)
    now = datetime.now(UTC)
    tell_done(write_run(found, kind, actor=actor, now=now), kind, now=now)


@periodic("41 * * * *")
@task("sheets.tidy")
def tidy() -> None:
    now = datetime.now(UTC)
    mark_stuck(now=now)
    while forget_old(now=now):
        pass


def _taken_up(pk: int) -> tuple[ImportRun, ImportKind, Actor]:
    """With the powers the uploader's post has now, not those it had; none once it has ended."""
    run = ImportRun.objects.select_related("file").get(pk=pk)
    kind = kind_of(run.kind)
    if kind is None:
        raise LookupError(f"no kind of import is called {run.kind!r}")
    account = Account.objects.get(pk=run.account)
    actor = presence(account, run.appointment, channel="import").actor
    stands = account.is_active and actor.appointment == run.appointment
    return run, kind, actor if stands else Actor(account=run.account, channel="import")
