"""A staff account for somebody in post."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongzhi.foundation.access.commands.accounts import open_staff_account, temporary_password
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.models import Person
from gongzhi.parties.queries import appointments_of


@dataclass(frozen=True)
class Opened:
    """`temporary` is the first password, shown once; it is not kept in clear."""

    account: Account
    temporary: str


@transaction.atomic
def open_account_of(person: int, *, username: str, actor: Actor, now: datetime) -> Opened:
    """Whoever also reports as a resident goes on signing in there by phone: the person is found
    by his number."""
    who = Person.objects.select_for_update(of=("self",)).filter(pk=person).first()
    if who is None or not appointments_of(person, local_day(now)).exists():
        raise RuleBroken("只给在任的人开通；先登记任职")
    own = who.account
    if own is not None and own.kind == AccountKind.STAFF and own.is_active:
        raise RuleBroken(f"这个人已有工作账号 {own.username}")
    temporary = temporary_password()
    account = open_staff_account(username, password=temporary, actor=actor, now=now)
    who.account = account
    who.save(update_fields=["account"])
    return Opened(account, temporary)
