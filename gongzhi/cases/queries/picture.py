"""What a wall shows of a set of cases: read at once, in nine queries whatever their number."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from gongzhi.cases.models import Case
from gongzhi.cases.queries.figures import (
    Day,
    Today,
    by_cell,
    checked_on,
    days_shown,
    latest,
    overdue_on,
    today,
)
from gongzhi.cases.queries.months import Months, months
from gongzhi.cases.queries.overview import Standing, longest_overdue, standing
from gongzhi.kernel.calendar import end_of


@dataclass(frozen=True, kw_only=True)
class Picture:
    """`days` are whole days up to yesterday, `overdue` the same days; `cells` of those days too."""

    today: Today
    months: Months
    days: list[Day]
    overdue: list[int]
    standing: list[Standing]
    cells: list[tuple[str, int]]
    longest: list[Case]
    latest: list[Case]


def picture(cases: QuerySet[Case], *, place: str, now: datetime) -> Picture:
    """`place` is the column by which open cases are told apart."""
    found, shown = months(cases, now), days_shown(now)
    since, until = end_of(shown[0] - timedelta(days=1)), end_of(shown[-1])
    checked = checked_on(cases, since=since, until=until)
    return Picture(
        today=today(cases, now),
        months=found,
        days=[
            Day(on=day, received=found.received_on.get(day, 0), checked=checked[day])
            for day in shown
        ],
        overdue=overdue_on(cases, shown),
        standing=standing(cases, place, now),
        cells=by_cell(cases, since=since),
        longest=longest_overdue(cases, now),
        latest=latest(cases),
    )
