"""Figures of a set of cases at this moment and day by day; the rates stand in months."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from gongzhi.cases.models import Case, Round
from gongzhi.cases.queries.conditions import (
    BEING_DONE,
    IS_OPEN,
    IS_PENDING,
    NOT_COUNTED,
    day_begins,
    is_due_today,
    is_overdue,
    is_unanswered,
)
from gongzhi.cases.vocabulary import CaseState
from gongzhi.kernel.calendar import end_of, local_day

DAYS_SHOWN = 30


@dataclass(frozen=True, kw_only=True)
class Today:
    received: int
    pending: int
    open: int
    due_today: int
    overdue: int
    unanswered: int
    awaiting_check: int
    archived: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """One whole day: received, and checked through."""

    on: date
    received: int
    checked: int


def today(cases: QuerySet[Case], now: datetime) -> Today:
    """One query: the open ones, and what was closed since the day began."""
    midnight = day_begins(now)
    counts = cases.filter(IS_OPEN | Q(updated_at__gte=midnight)).aggregate(
        received=Count("pk", filter=Q(reported_at__gte=midnight)),
        pending=Count("pk", filter=IS_PENDING),
        open=Count("pk", filter=BEING_DONE),
        due_today=Count("pk", filter=is_due_today(now)),
        overdue=Count("pk", filter=is_overdue(now)),
        unanswered=Count("pk", filter=is_unanswered(now)),
        awaiting_check=Count("pk", filter=Q(state=CaseState.AWAITING_CHECK)),
        archived=Count("pk", filter=Q(state=CaseState.ARCHIVED, closed_at__gte=midnight)),
    )
    return Today(**counts)


def days_shown(now: datetime, count: int = DAYS_SHOWN) -> list[date]:
    """Whole days up to yesterday."""
    return [local_day(now) - timedelta(days=back) for back in range(count, 0, -1)]


def checked_on(cases: QuerySet[Case], *, since: datetime, until: datetime) -> Counter[date]:
    """How many rounds passed their check on each day; one query."""
    return Counter(
        dict(
            Round.objects.filter(case__in=cases, checked_at__gte=since, checked_at__lt=until)
            .annotate(on=TruncDate("checked_at"))
            .values_list("on")
            .annotate(n=Count("pk"))
        )
    )


def overdue_on(cases: QuerySet[Case], shown: Sequence[date]) -> list[int]:
    """At the end of each of those days: rounds whose time was over and whose check had not passed.

    Paused ones are left out, as everywhere; one query.
    """
    late = Q(checked_at__isnull=True) | Q(checked_at__gt=F("due_at"))
    after = Q(checked_at__isnull=True) | Q(checked_at__gt=end_of(shown[0]))
    rows = list(
        Round.objects.filter(late, after, case__in=cases, due_at__lte=end_of(shown[-1]))
        .exclude(case__state__in=[*NOT_COUNTED, CaseState.PAUSED])
        .values_list("due_at", "checked_at")
        .annotate(n=Count("pk"))
    )
    return [_overdue_at(end_of(day), rows) for day in shown]


def _overdue_at(moment: datetime, rows: list[tuple[datetime, datetime | None, int]]) -> int:
    return sum(n for due, checked, n in rows if due <= moment and (not checked or checked > moment))


def by_cell(cases: QuerySet[Case], *, since: datetime) -> list[tuple[str, int]]:
    """h3 cells with their counts."""
    return list(
        cases.filter(reported_at__gte=since)
        .exclude(h3_cell="")
        .values_list("h3_cell")
        .annotate(n=Count("pk"))
        .order_by("h3_cell")
    )


def latest(cases: QuerySet[Case], count: int = 8) -> list[Case]:
    """What moved last, for the live list; place and category only are shown of it."""
    return list(cases.select_related("estate", "building", "lead").order_by("-updated_at")[:count])
