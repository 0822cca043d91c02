"""What the clock says about a case by itself: it fell overdue, or its pause is over."""

from datetime import datetime

from django.db import transaction

from gongzhi.cases.commands.leg import resume
from gongzhi.cases.models import Case, Leg
from gongzhi.cases.vocabulary import LegState
from gongzhi.facts.cases import CaseOverdue
from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor

RESUME = Sweep("cases.resume", "暂停到期恢复计时", "leg")


@transaction.atomic
def note_overdue(leg_id: int, *, actor: Actor, now: datetime) -> None:
    """Everybody concerned reads it on the case; it is never taken back."""
    leg = Leg.objects.select_related("case").get(pk=leg_id)
    fact = CaseOverdue(case=leg.case_id, leg=leg.pk, organisation=leg.organisation_id)
    record(fact, actor=actor, now=now, region_code=leg.case.region_code)


def resume_paused(*, actor: Actor, now: datetime, limit: int = 200) -> int:
    """Pauses whose named moment has come."""
    over = Leg.objects.filter(state=LegState.PAUSED, paused_until_at__lte=now)
    legs = over.exclude(pk__in=RESUME.put_off(now)).order_by("paused_until_at", "pk")
    ids = legs.values_list("pk", flat=True)[:limit]
    return RESUME.each(ids, lambda leg_id: _resume(leg_id, actor, now), now=now, limit=limit)


@transaction.atomic
def _resume(leg_id: int, actor: Actor, now: datetime) -> bool:
    leg = Leg.objects.select_related("round", "organisation").get(pk=leg_id)
    case = Case.objects.select_for_update(of=("self",)).get(pk=leg.case_id)
    leg.refresh_from_db(fields=["state", "paused_until_at"])
    if leg.state != LegState.PAUSED or leg.paused_until_at is None or leg.paused_until_at > now:
        return False
    resume(case, leg, actor=actor, now=now)
    return True
