"""The three rates of a month beside those of the month before, with how they moved."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from gongzhi.cases.models import Case, Rating
from gongzhi.cases.queries.conditions import NOT_COUNTED
from gongzhi.cases.queries.figures import DAYS_SHOWN
from gongzhi.cases.rules.rates import Rate, resolution_rate, response_rate, satisfaction_rate
from gongzhi.cases.vocabulary import Outcome, Satisfaction
from gongzhi.kernel.calendar import end_of, local_day

TREND_DAYS, SMOOTHED_OVER = 14, 7
RESPONSE_STEPS = (
    ("1 小时内", timedelta(0), timedelta(hours=1)),
    ("1 至 4 小时", timedelta(hours=1), timedelta(hours=4)),
    ("4 至 12 小时", timedelta(hours=4), timedelta(hours=12)),
    ("12 至 24 小时", timedelta(hours=12), timedelta(hours=24)),
    ("超 24 小时", timedelta(hours=24), timedelta(days=36_500)),
)
Row = Mapping[str, Any]
ToRate = Callable[[Iterable[Row]], Rate]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A rate of this month, of the month before, and day by day over the seven days before each."""

    this: Rate
    before: Rate
    trend: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Months:
    """Of the cases reported in the month, those refused or given away left out of the rates.

    `received` counts all of this month; `received_on` all of each day; `answered_after` first
    contacts of the last thirty days by how long they took, and those still owed past their time.
    """

    month: date
    before: date
    received: int
    received_on: Mapping[date, int]
    answered_after: list[tuple[str, int]]
    response: Moved
    resolution: Moved
    satisfaction: Moved


def months(cases: QuerySet[Case], now: datetime) -> Months:
    """Two queries, by the day of the report: cases with their rounds, and what was said of them."""
    today = local_day(now)
    first = today.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    recent = today - timedelta(days=DAYS_SHOWN)
    since = end_of(min(before, recent) - timedelta(days=1))
    taken = cases.filter(reported_at__gte=since)
    reports = _reports(taken, now)
    rated = _ratings(taken.exclude(state__in=NOT_COUNTED))
    return Months(
        month=first,
        before=before,
        received=sum(row["received"] for row in reports if row["on"] >= first),
        received_on={row["on"]: row["received"] for row in reports},
        answered_after=_steps([row for row in reports if row["on"] >= recent]),
        response=_moved(reports, _response, today),
        resolution=_moved(reports, _resolution, today),
        satisfaction=_moved([*reports, *rated], _satisfaction, today),
    )


def _reports(taken: QuerySet[Case], now: datetime) -> list[Row]:
    """Cases and their rounds together; a case counts once, with its first round."""
    once = Q(rounds__number=1) | Q(rounds__isnull=True)
    counted = ~Q(state__in=NOT_COUNTED)
    due, waiting = once & counted & Q(response_due_at__isnull=False), Q(responded_at__isnull=True)
    of_round = counted & Q(rounds__due_at__isnull=False)
    unchecked = of_round & Q(rounds__checked_at__isnull=True)
    steps = {
        f"step_{at}": Count("pk", filter=once & Q(took__gte=low, took__lt=high))
        for at, (_, low, high) in enumerate(RESPONSE_STEPS)
    }
    return list(
        taken.annotate(on=TruncDate("reported_at"), took=F("responded_at") - F("reported_at"))
        .values("on")
        .annotate(
            received=Count("pk", filter=once),
            in_time=Count("pk", filter=due & Q(responded_at__lte=F("response_due_at"))),
            late=Count("pk", filter=due & Q(responded_at__gt=F("response_due_at"))),
            owed=Count("pk", filter=due & waiting & Q(response_due_at__lt=now)),
            not_due=Count("pk", filter=due & waiting & Q(response_due_at__gte=now)),
            checked_in_time=Count("pk", filter=of_round & Q(rounds__is_timely=True)),
            checked_late=Count("pk", filter=of_round & Q(rounds__is_timely=False)),
            overdue=Count("pk", filter=unchecked & Q(rounds__due_at__lt=now)),
            open_=Count("pk", filter=unchecked & Q(rounds__due_at__gte=now)),
            silent=Count("pk", filter=counted & Q(rounds__is_unanswered=True)),
            **steps,
        )
        .order_by("on")
    )


def _ratings(taken: QuerySet[Case]) -> list[Row]:
    """Only who answered; a round nobody answered is silent, never satisfied."""
    unhappy = Q(satisfaction=Satisfaction.DISSATISFIED) | Q(outcome=Outcome.UNRESOLVED)
    return list(
        Rating.objects.filter(round__case__in=taken)
        .annotate(on=TruncDate("round__case__reported_at"))
        .values("on")
        .annotate(
            satisfied=Count("pk", filter=Q(satisfaction=Satisfaction.SATISFIED)),
            neutral=Count("pk", filter=Q(satisfaction=Satisfaction.NEUTRAL)),
            dissatisfied=Count("pk", filter=unhappy),
        )
        .order_by("on")
    )


def _steps(rows: list[Row]) -> list[tuple[str, int]]:
    told = [
        (label, sum(row[f"step_{at}"] for row in rows))
        for at, (label, _, _) in enumerate(RESPONSE_STEPS)
    ]
    return [*told, ("没有响应", sum(row["owed"] for row in rows))]


def _moved(rows: list[Row], rate: ToRate, today: date) -> Moved:
    first = today.replace(day=1)
    last = (first - timedelta(days=1)).replace(day=1)
    days = [today - timedelta(days=back) for back in range(TREND_DAYS, 0, -1)]
    shares = (_around(rows, rate, day).share for day in days)
    return Moved(
        this=rate(row for row in rows if row["on"] >= first),
        before=rate(row for row in rows if last <= row["on"] < first),
        trend=tuple(float(share) for share in shares if share is not None),
    )


def _around(rows: list[Row], rate: ToRate, day: date) -> Rate:
    since = day - timedelta(days=SMOOTHED_OVER - 1)
    return rate(row for row in rows if since <= row["on"] <= day)


def _summed(rows: Iterable[Row], *names: str) -> dict[str, int]:
    held = list(rows)
    return {name: sum(row.get(name, 0) for row in held) for name in names}


def _response(rows: Iterable[Row]) -> Rate:
    found = _summed(rows, "in_time", "late", "owed", "not_due")
    return response_rate(overdue=found.pop("owed"), **found)


def _resolution(rows: Iterable[Row]) -> Rate:
    return resolution_rate(**_summed(rows, "checked_in_time", "checked_late", "overdue", "open_"))


def _satisfaction(rows: Iterable[Row]) -> Rate:
    return satisfaction_rate(**_summed(rows, "satisfied", "neutral", "dissatisfied", "silent"))
