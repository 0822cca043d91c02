"""What an auditor reads: the journal's lines, newest first, page by page; who did what and when on
which number, without what residents wrote or where they live."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from gongzhi.facts.duties import DutyBegun, DutyCancelled, DutyFinished, DutyHandedOver
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.models.account import sign_in_name
from gongzhi.foundation.access.territory import within
from gongzhi.foundation.journal.models import NOT_BY_ITSELF, Entry
from gongzhi.foundation.journal.reading import Line, lines_by_number
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import end_of
from gongzhi.kernel.fact import KINDS
from gongzhi.kernel.text import sort_key

PAGE = 50
FOLLOWING = [each.kind() for each in (DutyBegun, DutyFinished, DutyCancelled, DutyHandedOver)]
"""Clocks that start and stop with an act which is recorded itself: not what somebody did."""


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
    lines = lines_by_number(_wanted(wanted, _visible(actor))[: size + 1])
    more = len(lines) > size
    return Page(lines[:size], lines[size - 1].entry_id if more else None)


def kinds() -> list[tuple[str, str]]:
    """Every kind of fact that is recorded, by its name, in the order of pinyin."""
    named = [(kind, cls.kind_name()) for kind, cls in KINDS.items() if cls.kind_name()]
    return sorted(named, key=lambda each: sort_key(each[1]))


def _visible(actor: Actor) -> QuerySet[Entry]:
    """The auditor's territory, and what belongs to no place (accounts, settings). The platform's
    own auditor has a post without a place, and reads what was done in every one."""
    if not actor.territory or "" in actor.territory:
        return Entry.objects.all()
    return Entry.objects.filter(within(actor) | Q(region_code=""))


def _wanted(wanted: Wanted, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """By time, and by number what was recorded at one moment: the order of every index for this
    page. By number alone, an old day would be found by going through all that came since."""
    newest_first = entries.filter(_asked(wanted)).order_by("-at", "-pk")
    last = Entry.objects.filter(pk=wanted.before).first() if wanted.before else None
    if last is None:
        return newest_first
    return newest_first.filter(Q(at__lt=last.at) | Q(pk__lt=last.pk), at__lte=last.at)


def _asked(wanted: Wanted) -> Q:
    conditions = Q()
    if wanted.kind:
        conditions &= Q(kind=wanted.kind)
    elif not wanted.with_automatic:
        conditions &= NOT_BY_ITSELF & ~Q(kind__in=FOLLOWING)
    if wanted.account:
        named = Account.objects.filter(username=sign_in_name(wanted.account)).values("pk")[:1]
        conditions &= Q(account=named)
    if wanted.since:
        conditions &= Q(at__gte=end_of(wanted.since - timedelta(days=1)))
    if wanted.until:
        conditions &= Q(at__lt=end_of(wanted.until))
    return conditions
