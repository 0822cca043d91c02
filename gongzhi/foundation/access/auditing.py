"""What an auditor reads: the journal's lines, newest first, page by page."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from gongzhi.facts.access import AccountOpened
from gongzhi.facts.parties import AppointmentFact
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.models.account import sign_in_name
from gongzhi.foundation.access.territory import within
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import Line, lines_of
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.calendar import end_of
from gongzhi.kernel.fact import KINDS
from gongzhi.kernel.text import sort_key

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """`before` is the last entry of the page read so far. What the program did by itself is left
    out, but for accounts and posts, unless it is asked for or a kind is."""

    kind: str = ""
    with_automatic: bool = False
    account: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None


@dataclass(frozen=True)
class Page:
    lines: list[Line]
    next_before: int | None


def audit_page(actor: Actor, wanted: Wanted, size: int = PAGE) -> Page:
    """One more than shown is read, to know whether there is a further page. Nothing is counted."""
    entries = _wanted(wanted, _visible(actor)).order_by("-pk")[: size + 1]
    lines = lines_of(entries)
    more = len(lines) > size
    return Page(lines[:size], lines[size - 1].entry_id if more else None)


def kinds() -> list[tuple[str, str]]:
    """Every kind of fact that is recorded, by its name, in the order of pinyin."""
    named = [(kind, cls.kind_name()) for kind, cls in KINDS.items() if cls.kind_name()]
    return sorted(named, key=lambda each: sort_key(each[1]))


def _of_accounts_and_posts() -> list[str]:
    """Who was let in and made what is read in any case: at the machine it is done as the system."""
    return [
        kind
        for kind, cls in KINDS.items()
        if cls.__module__ == AccountOpened.__module__ or issubclass(cls, AppointmentFact)
    ]


def _visible(actor: Actor) -> QuerySet[Entry]:
    """The auditor's territory, and what belongs to no place (accounts, settings). The platform's
    own auditor has a post without a place, and reads what was done in every one."""
    if not actor.territory or "" in actor.territory:
        return Entry.objects.all()
    return Entry.objects.filter(within(actor) | Q(region_code=""))


def _wanted(wanted: Wanted, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    conditions = Q()
    if wanted.kind:
        conditions &= Q(kind=wanted.kind)
    elif not wanted.with_automatic:
        conditions &= ~Q(channel=SYSTEM.channel) | Q(kind__in=_of_accounts_and_posts())
    if wanted.account:
        named = Account.objects.filter(username=sign_in_name(wanted.account)).values("pk")[:1]
        conditions &= Q(account=named)
    if wanted.since:
        conditions &= Q(at__gte=end_of(wanted.since - timedelta(days=1)))
    if wanted.until:
        conditions &= Q(at__lt=end_of(wanted.until))
    if wanted.before:
        conditions &= Q(pk__lt=wanted.before)
    return entries.filter(conditions)
