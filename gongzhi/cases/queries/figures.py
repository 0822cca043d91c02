"""Figures of a territory: what a wall or a desk shows, each with what it is made of."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from gongzhi.cases.models import Case, Rating, Round
from gongzhi.cases.rules.rates import Rate, resolution_rate, response_rate, satisfaction_rate
from gongzhi.cases.vocabulary import AFTER_CHECK, CLOSED, CaseState, Satisfaction
from gongzhi.kernel.calendar import end_of, local_day

DAYS_SHOWN = 30
RESPONSE_STEPS = (
    ("1 小时内", timedelta(0), timedelta(hours=1)),
    ("1 至 4 小时", timedelta(hours=1), timedelta(hours=4)),
    ("4 至 12 小时", timedelta(hours=4), timedelta(hours=12)),
    ("12 至 24 小时", timedelta(hours=12), timedelta(hours=24)),
    ("超 24 小时", timedelta(hours=24), timedelta(days=36_500)),
)
NOT_COUNTED = [CaseState.REFUSED, CaseState.TRANSFERRED]


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


@dataclass(frozen=True, kw_only=True)
class Rates:
    response: Rate
    resolution: Rate
    satisfaction: Rate


def today(cases: QuerySet[Case], now: datetime) -> Today:
    """One query."""
    midnight = end_of(local_day(now) - timedelta(days=1))
    tonight = end_of(local_day(now))
    open_ = ~Q(state__in=sorted(CLOSED))
    being_done = open_ & ~Q(state__in=sorted(AFTER_CHECK))
    counts = cases.filter(open_ | Q(updated_at__gte=midnight)).aggregate(
        received=Count("pk", filter=Q(reported_at__gte=midnight)),
        pending=Count(
            "pk",
            filter=Q(state__in=[CaseState.PENDING, CaseState.PLACE_UNKNOWN, CaseState.ACCEPTED]),
        ),
        open=Count("pk", filter=open_),
        due_today=Count("pk", filter=being_done & Q(due_at__gte=now, due_at__lte=tonight)),
        overdue=Count("pk", filter=being_done & Q(due_at__lt=now) & ~Q(state=CaseState.PAUSED)),
        unanswered=Count(
            "pk", filter=open_ & Q(responded_at__isnull=True, response_due_at__lt=now)
        ),
        awaiting_check=Count("pk", filter=Q(state=CaseState.AWAITING_CHECK)),
        archived=Count("pk", filter=Q(state=CaseState.ARCHIVED, closed_at__gte=midnight)),
    )
    return Today(**counts)


def rates(cases: QuerySet[Case], *, since: datetime, until: datetime, now: datetime) -> Rates:
    """Of the cases reported in the period; three queries."""
    taken = cases.filter(reported_at__gte=since, reported_at__lt=until).exclude(
        state__in=NOT_COUNTED
    )
    return Rates(
        response=_response(taken, now),
        resolution=_resolution(taken, now),
        satisfaction=_satisfaction(taken),
    )


def _response(taken: QuerySet[Case], now: datetime) -> Rate:
    due = Q(response_due_at__isnull=False)
    counts = taken.filter(due).aggregate(
        in_time=Count("pk", filter=Q(responded_at__lte=F("response_due_at"))),
        late=Count("pk", filter=Q(responded_at__gt=F("response_due_at"))),
        overdue=Count("pk", filter=Q(responded_at__isnull=True, response_due_at__lt=now)),
        not_due=Count("pk", filter=Q(responded_at__isnull=True, response_due_at__gte=now)),
    )
    return response_rate(**counts)


def _resolution(taken: QuerySet[Case], now: datetime) -> Rate:
    counts = Round.objects.filter(case__in=taken, due_at__isnull=False).aggregate(
        checked_in_time=Count("pk", filter=Q(is_timely=True)),
        checked_late=Count("pk", filter=Q(is_timely=False)),
        overdue=Count("pk", filter=Q(checked_at__isnull=True, due_at__lt=now)),
        open_=Count("pk", filter=Q(checked_at__isnull=True, due_at__gte=now)),
    )
    return resolution_rate(**counts)


def _satisfaction(taken: QuerySet[Case]) -> Rate:
    counts = Rating.objects.filter(round__case__in=taken).aggregate(
        satisfied=Count("pk", filter=Q(satisfaction=Satisfaction.SATISFIED)),
        neutral=Count("pk", filter=Q(satisfaction=Satisfaction.NEUTRAL)),
        dissatisfied=Count(
            "pk", filter=Q(satisfaction=Satisfaction.DISSATISFIED) | Q(outcome="unresolved")
        ),
    )
    silent = Round.objects.filter(case__in=taken, is_unanswered=True).count()
    return satisfaction_rate(**counts, silent=silent)


def days(cases: QuerySet[Case], now: datetime, *, count: int = DAYS_SHOWN) -> list[Day]:
    """Whole days up to yesterday; two queries."""
    today_ = local_day(now)
    shown = [today_ - timedelta(days=back) for back in range(count, 0, -1)]
    since, until = end_of(shown[0] - timedelta(days=1)), end_of(shown[-1])
    received = Counter(
        dict(
            cases.filter(reported_at__gte=since, reported_at__lt=until)
            .annotate(on=TruncDate("reported_at"))
            .values_list("on")
            .annotate(n=Count("pk"))
        )
    )
    checked = checked_on(cases, since=since, until=until)
    return [Day(on=day, received=received[day], checked=checked[day]) for day in shown]


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


def overdue_days(
    cases: QuerySet[Case], now: datetime, *, count: int = DAYS_SHOWN
) -> list[tuple[date, int]]:
    """At the end of each whole day: rounds whose time was over and whose check had not passed.

    Paused ones are left out, as everywhere; one query.
    """
    yesterday = local_day(now) - timedelta(days=1)
    shown = [yesterday - timedelta(days=back) for back in range(count - 1, -1, -1)]
    late = Q(checked_at__isnull=True) | Q(checked_at__gt=F("due_at"))
    after = Q(checked_at__isnull=True) | Q(checked_at__gt=end_of(shown[0]))
    rows = list(
        Round.objects.filter(late, after, case__in=cases, due_at__lte=end_of(yesterday))
        .exclude(case__state__in=[*NOT_COUNTED, CaseState.PAUSED])
        .values_list("due_at", "checked_at")
        .annotate(n=Count("pk"))
    )
    return [(day, _overdue_at(end_of(day), rows)) for day in shown]


def _overdue_at(moment: datetime, rows: list[tuple[datetime, datetime | None, int]]) -> int:
    return sum(n for due, checked, n in rows if due <= moment and (not checked or checked > moment))


def by_category(cases: QuerySet[Case], *, since: datetime) -> list[tuple[str, int]]:
    """Category codes with their counts, most first."""
    return list(
        cases.filter(reported_at__gte=since)
        .values_list("category")
        .annotate(n=Count("pk"))
        .order_by("-n", "category")
    )


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
