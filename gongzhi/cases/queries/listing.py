"""Lists of cases: one index-ordered slice a page, counts that stop at a thousand."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet, Value

from gongzhi.cases import access
from gongzhi.cases.models import Case, SavedView
from gongzhi.cases.queries.clocks import with_clock
from gongzhi.cases.queries.conditions import (
    BEING_DONE,
    IS_OPEN,
    IS_PENDING,
    is_due_today,
    is_overdue,
    is_unanswered,
)
from gongzhi.cases.queries.naming import told_to, told_whole
from gongzhi.cases.queries.searching import is_number, is_walked, said
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.web.rules.counts import CEILING
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import end_of
from gongzhi.kernel.terms import Term

PAGE = 15


class Scope(Term):
    TERRITORY = "territory", "辖区"
    OWN = "own", "本单位承办"
    REPORTED = "reported", "我报的"


class View(Term):
    """Tabs of the case list."""

    OPEN = "open", "在办"
    OVERDUE = "overdue", "到期未办结"
    TODAY = "today", "今日到期"
    PENDING = "pending", "待受理派单"
    CHECK = "check", "待核查"
    RATING = "rating", "待评价"
    UNANSWERED = "unanswered", "至今未响应"
    UNPLACED = "unplaced", "待核地点"
    ALL = "all", "全部"


class Order(Term):
    DUE = "due", "按期限"
    NEW = "new", "按上报时间"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What a list is narrowed by; empty means not asked."""

    scope: Scope = Scope.TERRITORY
    view: View = View.OPEN
    order: Order = Order.DUE
    estate: int | None = None
    categories: frozenset[str] = field(default_factory=frozenset)
    sources: frozenset[str] = field(default_factory=frozenset)
    states: frozenset[str] = field(default_factory=frozenset)
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Slice:
    """One page; `has_more` says whether another follows. Counting is done apart, to a thousand."""

    rows: list[Case]
    start: int
    has_more: bool


def listed(actor: Actor, wanted: Filter, *, page: int, now: datetime) -> Slice:
    start = (page - 1) * PAGE
    walking = is_walked(wanted.words, start + PAGE)
    found = _ordered(matching(actor, wanted, now=now, walking=walking), wanted)
    rows = list(with_clock(found).select_related("lead", "estate")[start : start + PAGE + 1])
    return Slice(rows=rows[:PAGE], start=start, has_more=len(rows) > PAGE)


def in_order(actor: Actor, wanted: Filter, *, now: datetime) -> QuerySet[Case]:
    """The whole list, to be sliced by whoever pages it otherwise."""
    walking = is_walked(wanted.words, PAGE)
    found = _ordered(matching(actor, wanted, now=now, walking=walking), wanted)
    return found.select_related("lead", "estate")


def counted(actor: Actor, wanted: Filter, *, now: datetime) -> int:
    """Exact up to a thousand; CEILING + 1 stands for more."""
    return matching(actor, wanted, now=now).order_by()[: CEILING + 1].count()


def matching(
    actor: Actor, wanted: Filter, *, now: datetime, walking: bool = False
) -> QuerySet[Case]:
    found = _in_scope(actor, wanted).filter(_view(wanted, now))
    if wanted.estate:
        found = found.filter(estate=wanted.estate)
    for column, chosen in (
        ("category", wanted.categories),
        ("source", wanted.sources),
        ("state", wanted.states),
    ):
        if chosen:
            found = found.filter(**{f"{column}__in": sorted(chosen)})
    if wanted.since:
        found = found.filter(reported_at__gte=end_of(wanted.since - timedelta(days=1)))
    if wanted.until:
        found = found.filter(reported_at__lt=end_of(wanted.until))
    return found.filter(said(wanted.words, walking=walking)) if wanted.words.strip() else found


def _in_scope(actor: Actor, wanted: Filter) -> QuerySet[Case]:
    if wanted.scope is Scope.OWN:
        return told_whole(access.own_cases(actor))
    if wanted.scope is Scope.REPORTED:
        words = wanted.words.strip()
        return _reported(actor.person, words) if actor.person else Case.objects.none()
    return told_whole(access.territory_cases(actor))


def _reported(person: int, words: str) -> QuerySet[Case]:
    """Of what one only joined the words are not searched either: an answer would tell of them."""
    by_words = words and not is_number(words)
    rows = access.reported_first(person) if by_words else access.reported_by(person)
    return told_to(person, rows)


def _view(wanted: Filter, now: datetime) -> Q:
    """To staff 在办 is what a clock runs for, so that nothing finished stands among the overdue;
    to a reporter it is also what waits for his rating."""
    return {
        View.OPEN: IS_OPEN if wanted.scope is Scope.REPORTED else BEING_DONE,
        View.OVERDUE: is_overdue(now),
        View.TODAY: is_due_today(now),
        View.PENDING: IS_PENDING,
        View.CHECK: IS_OPEN & Q(state=CaseState.AWAITING_CHECK),
        View.RATING: IS_OPEN & Q(state=CaseState.AWAITING_RATING),
        View.UNANSWERED: is_unanswered(now),
        View.UNPLACED: IS_OPEN & Q(state=CaseState.PLACE_UNKNOWN),
        View.ALL: Q(),
    }[wanted.view]


def _ordered(found: QuerySet[Case], wanted: Filter) -> QuerySet[Case]:
    if wanted.order is Order.DUE and wanted.view is not View.ALL:
        return found.order_by("due_at", "pk")
    return found.order_by("-reported_at")


def counts(actor: Actor, scope: Scope, *, now: datetime) -> dict[str, int]:
    """How many in each view of the scope, each stopping at a thousand; one query."""
    views = [view for view in View if view is not View.ALL]
    parts = [
        matching(actor, Filter(scope=scope, view=view), now=now)
        .order_by()
        .annotate(of=Value(view.value))
        .values("of")[: CEILING + 1]
        for view in views
    ]
    found = Counter(row["of"] for row in parts[0].union(*parts[1:], all=True))
    return {view.value: found[view.value] for view in views}


def saved_views_of(actor: Actor) -> list[SavedView]:
    return list(SavedView.objects.filter(person=actor.person).order_by("created_at"))


def whole(actor: Actor, wanted: Filter, *, now: datetime) -> Iterator[Case]:
    """Every row in the list's order, streamed: for a sheet."""
    found = _ordered(matching(actor, wanted, now=now), wanted)
    return found.select_related("lead").iterator(chunk_size=1000)
