"""Who is locked out at the moment, for the security administrator."""

from dataclasses import dataclass
from datetime import datetime

from gongzhi.facts.access import SignInLocked
from gongzhi.foundation.access.commands.limits import is_reached
from gongzhi.foundation.access.commands.sign_in import locking
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.models.account import sign_in_name
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.vocabulary import AccountKind, TryKind
from gongzhi.foundation.journal.models import Entry

MOST = 100


@dataclass(frozen=True)
class Locked:
    account: Account
    since: datetime
    until: datetime


def locked_accounts(now: datetime) -> list[Locked]:
    """Those the journal says were locked within the time a lock lasts, and still are."""
    limit = locking(policy())
    recent = Entry.objects.filter(kind=SignInLocked.kind(), at__gt=now - limit.within)
    since = dict(recent.order_by("pk").values_list("subject_id", "at")[:MOST])
    found = Account.objects.filter(pk__in=since, kind=AccountKind.STAFF).order_by("username")
    return [
        Locked(account, since[account.pk], since[account.pk] + limit.within)
        for account in found
        if is_locked(account, now)
    ]


def is_locked(account: Account, now: datetime) -> bool:
    limit = locking(policy())
    return is_reached(TryKind.SIGN_IN, account.username or "", limit, now=now) or is_reached(
        TryKind.FACTOR, str(account.pk), limit, now=now
    )


def staff_named(typed: str) -> Account | None:
    """The whole sign-in name: nobody pages through accounts here."""
    name = sign_in_name(typed)
    rows = Account.objects.filter(username=name, kind=AccountKind.STAFF)
    return rows.select_related("second_factor").first() if name else None


def staff_account(number: int) -> Account | None:
    return Account.objects.filter(pk=number, kind=AccountKind.STAFF).first()
