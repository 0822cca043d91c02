"""Legs: giving a case to a body, and what that body does with it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.loading import (
    held_case,
    moved,
    present_round,
    refuse_unless,
    save,
    standing_lead,
)
from gongzhi.cases.models import Case, Leg, Round
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.rules.pausing import why_no_pause
from gongzhi.cases.rules.reporting import checked_reply, required
from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, CaseState, LegRole, LegState, PauseReason
from gongzhi.facts.cases import (
    CaseDispatched,
    CasePaused,
    CaseResumed,
    LegFinished,
    LegReturned,
    LegTakenUp,
)
from gongzhi.foundation.files.commands.binding import claim
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation


@transaction.atomic
def dispatch_case(code: str, organisation: "Organisation", *, actor: Actor, now: datetime) -> Case:
    """派单 by a person, to the proposed body or to another."""
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_triage(actor, case), act=Act.DISPATCH)
    dispatch(case, organisation, actor=actor, now=now)
    return case


def dispatch(case: Case, organisation: "Organisation", *, actor: Actor, now: datetime) -> Leg:
    """The move itself, for a held case: a lead leg with its clock."""
    moved(case, Act.DISPATCH, now)
    leg = start_leg(case, organisation, actor=actor, now=now)
    save(case, "lead", "due_at")
    fact = CaseDispatched(
        case=case.pk,
        leg=leg.pk,
        round=case.round_number,
        organisation=organisation.pk,
        rule=leg.why.get("rule"),
        due_at=leg.due_at,
        wording=leg.wording,
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return leg


def start_leg(case: Case, organisation: "Organisation", *, actor: Actor, now: datetime) -> Leg:
    """A lead leg of the present round; the case's own due moment follows it."""
    known = catalogue()
    category = known.categories.get(case.category)
    span = known.span(case.category, case.region_code)
    wording = f"{category.name if category else '其他'} {span.wording}内办结"
    round_ = present_round(case)
    proposed = case.routing if case.routing.get("organisation") == organisation.pk else {}
    leg = Leg.objects.create(
        case=case,
        round=round_,
        role=LegRole.LEAD,
        organisation=organisation,
        state=LegState.DISPATCHED,
        why=proposed,
        span_amount=span.amount,
        span_unit=span.unit,
        wording=wording,
        dispatched_at=now,
        due_at=now,
    )
    leg.due_at = clocks.start_handling(case, leg, span, actor=actor, now=now)
    leg.save(update_fields=["due_at"])
    round_.due_at, round_.wording = leg.due_at, wording
    round_.save(update_fields=["due_at", "wording"])
    case.lead, case.due_at = organisation, leg.due_at
    return leg


@transaction.atomic
def take_up_leg(code: str, *, actor: Actor, now: datetime) -> Case:
    """签收: from now on a named person of the body handles it."""
    case, leg = _held_leg(code, Act.TAKE_UP, actor)
    moved(case, Act.TAKE_UP, now)
    leg.state, leg.handler_id, leg.taken_up_at = LegState.HANDLING, actor.person, now
    leg.save(update_fields=["state", "handler", "taken_up_at"])
    save(case)
    fact = LegTakenUp(case=case.pk, leg=leg.pk, organisation=leg.organisation_id)
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def return_leg(code: str, *, reason: str, clause: str, actor: Actor, now: datetime) -> Case:
    """退回: not ours, with the reason and the line or article that says so."""
    case, leg = _held_leg(code, Act.RETURN, actor)
    said = required(reason, "reason", "写明为什么不归本单位办")
    basis = required(clause, "clause", "写明依据：职责清单哪一行，或哪部法规第几条")
    moved(case, Act.RETURN, now)
    leg.state = LegState.RETURNED
    leg.save(update_fields=["state"])
    clocks.stop_handling(case, leg, actor=actor, now=now)
    clocks.start_dispatch(case, returned=True, actor=actor, now=now)
    case.lead = None
    save(case, "lead")
    fact = LegReturned(
        case=case.pk,
        leg=leg.pk,
        organisation=leg.organisation_id,
        clause=basis,
        reason=said,
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def pause_leg(
    code: str,
    *,
    reason: PauseReason,
    explanation: str,
    until_at: datetime,
    actor: Actor,
    now: datetime,
) -> Case:
    """暂停计时, for a listed reason and until a named moment; the reporter reads why."""
    case, leg = _held_leg(code, Act.PAUSE, actor)
    if too_late := why_no_pause(leg.due_at, now):
        raise RuleBroken(too_late)
    said = required(explanation, "explanation", "写明等什么、跟谁约的，报事人会看到")
    if until_at <= now:
        raise RuleBroken("恢复时间要晚于现在", field="until_at")
    moved(case, Act.PAUSE, now)
    leg.state, leg.paused_until_at = LegState.PAUSED, until_at
    leg.save(update_fields=["state", "paused_until_at"])
    clocks.pause_handling(case, leg, reason, said, until_at, actor=actor, now=now)
    save(case)
    fact = CasePaused(
        case=case.pk,
        leg=leg.pk,
        reason=reason,
        until_at=until_at,
        explanation=said,
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def resume_leg(code: str, *, actor: Actor, now: datetime) -> Case:
    case, leg = _held_leg(code, Act.RESUME, actor)
    resume(case, leg, actor=actor, now=now)
    return case


def resume(case: Case, leg: Leg, *, actor: Actor, now: datetime) -> None:
    """The clock runs on with what was left of it; a job does so when the named moment comes."""
    moved(case, Act.RESUME, now)
    leg.state, leg.paused_until_at = LegState.HANDLING, None
    leg.due_at = clocks.resume_handling(leg, actor=actor, now=now)
    leg.save(update_fields=["state", "due_at", "paused_until_at"])
    case.due_at = leg.due_at
    Round.objects.filter(pk=leg.round_id).update(due_at=leg.due_at)
    save(case, "due_at")
    fact = CaseResumed(case=case.pk, leg=leg.pk, due_at=leg.due_at)
    record(fact, actor=actor, now=now, region_code=case.region_code)


@transaction.atomic
def finish_leg(
    code: str,
    *,
    result: str,
    before: Ref | None,
    after: Ref | None,
    actor: Actor,
    now: datetime,
) -> Case:
    """办结送核查: what was done, with photos from before and after."""
    case, leg = _held_leg(code, Act.FINISH, actor)
    least = limits_at(case.region_code, local_day(now)).reply
    result = checked_reply(result, least=least)
    owner = Ref("leg", leg.pk)
    photos = [
        photo
        for draft, purpose in ((before, "before"), (after, "after"))
        if draft
        for photo in claim(draft, owner, purpose=purpose, region_code=case.region_code)
    ]
    moved(case, Act.FINISH, now)
    leg.state, leg.result, leg.done_at = LegState.DONE, result, now
    leg.handler_id = actor.person
    leg.save(update_fields=["state", "result", "done_at", "handler"])
    clocks.start_check(case, leg, actor=actor, now=now)
    save(case)
    fact = LegFinished(
        case=case.pk,
        leg=leg.pk,
        organisation=leg.organisation_id,
        photos=len(photos),
        result=result,
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


def _held_leg(code: str, act: Act, actor: Actor) -> tuple[Case, Leg]:
    case = held_case(code, actor)
    MOVES.move(act, CaseState(case.state))
    leg = standing_lead(case)
    refuse_unless(allowed=access.may_handle(actor, leg), act=act)
    return case, leg
