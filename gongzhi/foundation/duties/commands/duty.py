"""Acts on duties: they begin, change hands, are extended, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongzhi.facts.duties import (
    DutyBegun,
    DutyCancelled,
    DutyExtended,
    DutyFinished,
    DutyHandedOver,
)
from gongzhi.foundation.duties.commands.keeping import about, keep_record, locked, standing
from gongzhi.foundation.duties.commands.reckoning import RECKONED, reckon
from gongzhi.foundation.duties.models import Duty, Extension
from gongzhi.foundation.duties.queries import standing_duty
from gongzhi.foundation.duties.rules.reminding import Reminder
from gongzhi.foundation.duties.vocabulary import DutyState, HolderKind
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref

TITLE = 120


@dataclass(frozen=True, kw_only=True)
class Holder:
    """An organisation (its posts that hold `power`, where one is named), a person, or a power.

    A power alone means whoever holds it over the place of the duty.
    """

    organisation: int | None = None
    person: int | None = None
    power: str = ""

    def __post_init__(self) -> None:
        if self.person is not None and (self.organisation is not None or self.power):
            raise ValueError("a person holds a duty alone")
        if self.organisation is None and self.person is None and not self.power:
            raise ValueError("somebody must hold a duty")

    @property
    def kind(self) -> HolderKind:
        if self.person is not None:
            return HolderKind.PERSON
        return HolderKind.POWER if self.organisation is None else HolderKind.ORGANISATION


@transaction.atomic
def begin(
    kind: str,
    ref: Ref,
    *,
    span: Span,
    holder: Holder,
    title: str,
    wording: str,
    actor: Actor,
    now: datetime,
    region_code: str = "",
    line: str = "",
    reminders: Iterable[Reminder] = (),
    started_at: datetime | None = None,
) -> Duty:
    """The due moment and its wording are those of this moment, whatever the rules say later.

    `started_at` is for what began before it was entered (imports); it never lies in the future.
    """
    _refuse_second(kind, ref)
    duty = Duty(
        kind=kind,
        ref_kind=ref.kind,
        ref_id=ref.id,
        title=title[:TITLE],
        **_held_by(holder),
        line=line,
        region_code=region_code,
        county_code=region_code[:6],
        state=DutyState.OPEN,
        span_amount=span.amount,
        span_unit=span.unit,
        wording=wording,
        started_at=min(started_at or now, now),
        reminders=[str(reminder) for reminder in reminders],
    )
    reckon(duty, now)
    duty.save(force_insert=True)
    keep_record(DutyBegun(**about(duty), due_at=duty.due_at), duty, actor, now)
    return duty


@transaction.atomic
def finish(ref: Ref, kind: str, *, actor: Actor, now: datetime) -> Duty | None:
    """Done, late or in time; None where no such duty stands. A pause still open ends with it."""
    duty = locked(ref, kind)
    if duty is None:
        return None
    _close(duty, DutyState.DONE, actor, now)
    keep_record(DutyFinished(**about(duty), is_late=duty.is_late), duty, actor, now)
    return duty


@transaction.atomic
def cancel(
    ref: Ref, kind: str, *, reason: str, actor: Actor, now: datetime, words: str = ""
) -> Duty | None:
    """No longer to be done by anybody. What was overdue by then stays so."""
    duty = locked(ref, kind)
    if duty is None:
        return None
    _close(duty, DutyState.CANCELLED, actor, now)
    fact = DutyCancelled(**about(duty), reason=reason, is_late=duty.is_late, why=words)
    keep_record(fact, duty, actor, now)
    return duty


@transaction.atomic
def extend(
    duty: Duty, amount: int, *, reason: str, actor: Actor, now: datetime, words: str = ""
) -> Duty:
    """So much longer, in the duty's own unit. An overdue duty is not made good by it."""
    duty = standing(duty)
    if duty.is_late or duty.due_at < now:
        raise RuleBroken(f"“{duty.title}”已经超时，不能再延期；请尽快办理并说明超时原因")
    if amount < 1:
        raise RuleBroken("延长的时间至少为 1", field="amount")
    Extension.objects.create(
        duty=duty,
        amount=amount,
        reason=reason,
        words=words,
        granted_at=now,
        granted_by=actor.person,
    )
    reckon(duty, now)
    duty.save(update_fields=RECKONED)
    fact = DutyExtended(**about(duty), amount=amount, due_at=duty.due_at, reason=reason, why=words)
    keep_record(fact, duty, actor, now)
    return duty


@transaction.atomic
def hand_over(duty: Duty, holder: Holder, *, actor: Actor, now: datetime) -> Duty:
    """Another holder, the same clock."""
    duty = standing(duty)
    left = Holder(organisation=duty.organisation, person=duty.person, power=duty.power)
    if left == holder:
        return duty
    for name, value in _held_by(holder).items():
        setattr(duty, name, value)
    duty.save(update_fields=["holder_kind", "organisation", "person", "power"])
    fact = DutyHandedOver(
        **about(duty),
        from_organisation=left.organisation,
        from_person=left.person,
        from_power=left.power,
        to_organisation=holder.organisation,
        to_person=holder.person,
        to_power=holder.power,
    )
    keep_record(fact, duty, actor, now)
    return duty


def _refuse_second(kind: str, ref: Ref) -> None:
    there = standing_duty(ref, kind)
    if there is not None:
        raise RuleBroken(f"“{there.title}”已经在计时，不能重复开始；请先结束原来的责任")


def _held_by(holder: Holder) -> dict[str, object]:
    return {
        "holder_kind": holder.kind,
        "organisation": holder.organisation,
        "person": holder.person,
        "power": holder.power,
    }


def _close(duty: Duty, state: DutyState, actor: Actor, now: datetime) -> None:
    if duty.state == DutyState.PAUSED:
        duty.pauses.filter(ended_at=None).update(ended_at=now, ended_by=actor.person)
        reckon(duty, now)
    if duty.due_at < now and duty.overdue_since is None:
        duty.overdue_since = duty.due_at
    duty.state, duty.done_at, duty.remind_at = state, now, None
    duty.save(update_fields=["state", "due_at", "done_at", "remind_at", "overdue_since"])
