"""What the clock does by itself: duties fall overdue, people are reminded, years become known."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from gongzhi.facts.duties import DutyOverdue, DutyReckonedAgain, DutyReminded
from gongzhi.foundation.duties.commands.keeping import about, keep_record
from gongzhi.foundation.duties.commands.reckoning import RECKONED, reckon
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.duties.vocabulary import DutyState
from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.kernel.actor import SYSTEM

BATCH = 500
OVERDUE = Sweep("duties.overdue", "到期记为超时", "duty")
REMIND = Sweep("duties.remind", "临期提醒", "duty")


def mark_overdue(*, now: datetime, limit: int = BATCH) -> int:
    """Each duty once, however many workers look; how many there were."""
    late = _late(now).exclude(pk__in=OVERDUE.put_off(now)).order_by("due_at", "id")
    ids = late.values_list("pk", flat=True)[:limit]
    return OVERDUE.together(ids, lambda some: _mark_overdue(some, now), now=now, limit=limit)


@transaction.atomic
def _mark_overdue(ids: list[int], now: datetime) -> list[int]:
    found = list(_late(now).filter(pk__in=ids).select_for_update(skip_locked=True))
    held = [duty.pk for duty in found]
    Duty.objects.filter(pk__in=held).update(overdue_since=F("due_at"))
    for duty in found:
        keep_record(DutyOverdue(**about(duty), due_at=duty.due_at), duty, SYSTEM, now)
    return held


def _late(now: datetime) -> QuerySet[Duty]:
    return Duty.objects.filter(state=DutyState.OPEN, overdue_since=None, due_at__lt=now)


def remind(*, now: datetime, limit: int = BATCH) -> int:
    """Each moment once; moments missed together (the worker was down) are one reminder."""
    asked = _to_remind(now).exclude(pk__in=REMIND.put_off(now)).order_by("remind_at", "id")
    ids = asked.values_list("pk", flat=True)[:limit]
    return REMIND.together(ids, lambda some: _remind(some, now), now=now, limit=limit)


def _to_remind(now: datetime) -> QuerySet[Duty]:
    return Duty.objects.filter(state=DutyState.OPEN, remind_at__lte=now)


@transaction.atomic
def _remind(ids: list[int], now: datetime) -> list[int]:
    found = list(_to_remind(now).filter(pk__in=ids).select_for_update(skip_locked=True))
    for duty in found:
        duty.remind_at = duty.next_reminder(now)
        if now <= duty.due_at:
            keep_record(DutyReminded(**about(duty), due_at=duty.due_at), duty, SYSTEM, now)
    Duty.objects.bulk_update(found, ["remind_at"])
    return [duty.pk for duty in found]


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
