"""What counts as open, overdue, unanswered, standing: each said once, for lists, counts and walls.

Every condition on open cases holds IS_OPEN word for word, so that the partial indexes of open
cases answer it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from gongzhi.cases.models import Leg
from gongzhi.cases.models.case import OPEN
from gongzhi.cases.vocabulary import (
    AFTER_CHECK,
    BEFORE_DISPATCH,
    CLOSED,
    CaseState,
    LegRole,
    LegState,
)
from gongzhi.kernel.calendar import end_of, local_day

IS_OPEN = OPEN
BEING_DONE = IS_OPEN & ~Q(state__in=sorted(AFTER_CHECK - CLOSED))
"""Open, and its check not passed yet."""
IS_PENDING = IS_OPEN & Q(state__in=sorted(BEFORE_DISPATCH))
NOT_COUNTED = [CaseState.REFUSED, CaseState.TRANSFERRED]
"""Closed without having been handled here: in no rate."""


def is_overdue(now: datetime) -> Q:
    """到期未办结: its time over, its check not passed, its clock not stopped."""
    return BEING_DONE & Q(due_at__lt=now) & ~Q(state=CaseState.PAUSED)


def is_due_today(now: datetime) -> Q:
    return BEING_DONE & Q(due_at__gte=now, due_at__lte=end_of(local_day(now)))


def is_unanswered(now: datetime) -> Q:
    """至今未响应: nobody was in touch with the reporter, and the time for it is over."""
    return IS_OPEN & Q(responded_at__isnull=True, response_due_at__lt=now)


def day_begins(now: datetime) -> datetime:
    return end_of(local_day(now) - timedelta(days=1))


def standing_legs() -> QuerySet[Leg]:
    """Those that were not returned."""
    return Leg.objects.exclude(state=LegState.RETURNED)


def standing_lead_among(legs: Iterable[Leg], round_number: int | None = None) -> Leg | None:
    """Of a case's legs, newest first: the lead that stands, of that round where one is named."""
    return next(
        (
            leg
            for leg in legs
            if leg.role == LegRole.LEAD
            and leg.state != LegState.RETURNED
            and round_number in (None, leg.round.number)
        ),
        None,
    )
