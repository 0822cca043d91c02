"""Stopping a duty's clock and letting it run again."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.duties import DutyPaused, DutyResumed
from gongzhi.foundation.duties.commands.keeping import about, keep_record, standing
from gongzhi.foundation.duties.commands.reckoning import RECKONED, reckon
from gongzhi.foundation.duties.models import Duty, Pause
from gongzhi.foundation.duties.vocabulary import DutyState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged


@transaction.atomic
def pause(duty: Duty, *, reason: str, actor: Actor, now: datetime, words: str = "") -> Duty:
    """The clock stands still until resumed. A reason is never left out."""
    duty = standing(duty)
    if duty.state == DutyState.PAUSED:
        raise StateChanged(f"“{duty.title}”已经暂停计时；恢复后才能再次暂停")
    if not reason:
        raise RuleBroken("请选择暂停的理由", field="reason")
    Pause.objects.create(duty=duty, reason=reason, words=words, began_at=now, began_by=actor.person)
    _mark_if_late(duty, now)
    duty.state, duty.remind_at = DutyState.PAUSED, None
    duty.save(update_fields=["state", "remind_at", "overdue_since"])
    keep_record(DutyPaused(**about(duty), reason=reason, why=words), duty, actor, now)
    return duty


@transaction.atomic
def resume(duty: Duty, *, actor: Actor, now: datetime) -> Duty:
    """What is left of the span goes on from here."""
    duty = standing(duty)
    if duty.state != DutyState.PAUSED:
        raise StateChanged(f"“{duty.title}”没有暂停，不用恢复；请刷新后再看")
    duty.pauses.filter(ended_at=None).update(ended_at=now, ended_by=actor.person)
    duty.state = DutyState.OPEN
    reckon(duty, now)
    duty.save(update_fields=("state", *RECKONED))
    keep_record(DutyResumed(**about(duty), due_at=duty.due_at), duty, actor, now)
    return duty


def _mark_if_late(duty: Duty, now: datetime) -> None:
    """A pause hides nothing: what was late by then is late for good."""
    if duty.due_at < now and duty.overdue_since is None:
        duty.overdue_since = duty.due_at
