"""Cases as the portal asks for them: of a post, of a region, of an estate; never the tables."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from gongzhi.cases import access
from gongzhi.cases.models import Case
from gongzhi.cases.queries.clocks import with_clock
from gongzhi.cases.queries.conditions import BEING_DONE, is_overdue
from gongzhi.cases.queries.figures import Today, today
from gongzhi.cases.queries.months import Months, months
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.web.rules.counts import CEILING
from gongzhi.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Overview:
    """`of_territory` tells a territory's figures from those of a body's own cases."""

    of_territory: bool
    today: Today
    months: Months


def overview(actor: Actor, now: datetime) -> Overview | None:
    """Three queries; None for a post that has nothing to do with cases."""
    cases = cases_of(actor)
    if cases is None:
        return None
    return Overview(
        of_territory=_sees_territory(actor), today=today(cases, now), months=months(cases, now)
    )


def cases_of(actor: Actor) -> QuerySet[Case] | None:
    """A territory's cases for who sees one, else those the body leads."""
    if _sees_territory(actor):
        return access.territory_cases(actor)
    if actor.organisation is not None and actor.holds(Power.HANDLE):
        return access.own_cases(actor)
    return None


def _sees_territory(actor: Actor) -> bool:
    return actor.holds(Power.SEE) and bool(actor.territory or actor.estates)


def overdue_count(actor: Actor, now: datetime) -> int:
    """Open past their due moment, up to a thousand and one; one query."""
    cases = cases_of(actor)
    if cases is None:
        return 0
    return cases.filter(is_overdue(now)).order_by()[: CEILING + 1].count()


def cases_under(prefix: str) -> QuerySet[Case]:
    """By region-code prefix, along an index where the length has one."""
    column = access.COLUMN_OF_LENGTH.get(len(prefix), "region_code__startswith")
    return Case.objects.filter(**{column: prefix})


def cases_at(estate: int) -> QuerySet[Case]:
    return Case.objects.filter(estate=estate)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many of a category are being done at a place, and how many of those are overdue."""

    category: str
    place: object
    open: int
    overdue: int


def standing(cases: QuerySet[Case], place: str, now: datetime) -> list[Standing]:
    """What is 在办 by category and a column of place (region_code, estate, building), so that the
    parts come to the figure above them; one query."""
    rows = (
        cases.filter(BEING_DONE)
        .values("category", place)
        .annotate(open_=Count("pk"), overdue=Count("pk", filter=is_overdue(now)))
        .order_by("category", place)
    )
    return [
        Standing(
            category=row["category"],
            place=row[place],
            open=row["open_"],
            overdue=row["overdue"],
        )
        for row in rows
    ]


def longest_overdue(cases: QuerySet[Case], now: datetime, count: int = 5) -> list[Case]:
    found = with_clock(cases.filter(is_overdue(now))).select_related("estate", "building", "lead")
    return list(found.order_by("due_at", "pk")[:count])
