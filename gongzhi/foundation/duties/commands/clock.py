"""What the clock does by itself: duties fall overdue, people are reminded, years become known."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from gongzhi.facts.duties import DutyOverdue, DutyReckonedAgain, DutyReminded
from gongzhi.foundation.duties.commands.keeping import about, keep_record
from gongzhi.foundation.duties.commands.reckoning import RECKONED, reckon
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.duties.vocabulary import DutyState
from gongzhi.kernel.actor import SYSTEM

BATCH = 500


@transaction.atomic
def mark_overdue(*, now: datetime, limit: int = BATCH) -> int:
    """Each duty once, however many workers look; how many there were."""
    found = list(
        Duty.objects.select_for_update(skip_locked=True)
        .filter(state=DutyState.OPEN, overdue_since=None, due_at__lt=now)
        .order_by("due_at", "id")[:limit]
    )
    ids = [duty.pk for duty in found]
    Duty.objects.filter(pk__in=ids).update(overdue_since=F("due_at"))
    for duty in found:
        keep_record(DutyOverdue(**about(duty), due_at=duty.due_at), duty, SYSTEM, now)
    return len(found)


@transaction.atomic
def remind(*, now: datetime, limit: int = BATCH) -> int:
    """Each moment once; moments missed together (the worker was down) are one reminder."""
    found = list(
        Duty.objects.select_for_update(skip_locked=True)
        .filter(state=DutyState.OPEN, remind_at__lte=now)
        .order_by("remind_at", "id")[:limit]
    )
    for duty in found:
        duty.remind_at = duty.next_reminder(now)
        if now <= duty.due_at:
            keep_record(DutyReminded(**about(duty), due_at=duty.due_at), duty, SYSTEM, now)
    Duty.objects.bulk_update(found, ["remind_at"])
    return len(found)


@transaction.atomic
def reckon_again(year: int, *, now: datetime) -> int:
    """Once a year is entered, what was counted in plain weeks is counted rightly.

    What fell overdue meanwhile stays overdue; what is paused is reckoned when it resumes.
    """
    found = (
        Duty.objects.select_for_update()
        .filter(state=DutyState.OPEN, supposed_year=year, overdue_since=None)
        .prefetch_related("pauses", "extensions")
    )
    return sum(_reckon_again(duty, year, now) for duty in found)


def _reckon_again(duty: Duty, year: int, now: datetime) -> int:
    promised = duty.due_at
    reckon(duty, now)
    duty.save(update_fields=RECKONED)
    if duty.due_at == promised:
        return 0
    fact = DutyReckonedAgain(**about(duty), year=year, due_at=duty.due_at)
    keep_record(fact, duty, SYSTEM, now)
    return 1
