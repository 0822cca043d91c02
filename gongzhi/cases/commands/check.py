"""核查 by someone other than the handler."""

from datetime import datetime

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.loading import held_case, moved, refuse_unless, save, standing_lead
from gongzhi.cases.models import Case, Leg
from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, CaseState, LegState
from gongzhi.facts.cases import CheckFailed, CheckPassed
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken


@transaction.atomic
def pass_check(code: str, *, finding: str, actor: Actor, now: datetime) -> Case:
    """核查通过. Whether the round was in time is judged now, against the moment stored for it."""
    case, leg = _held_for_check(code, Act.PASS, actor)
    moved(case, Act.PASS, now)
    leg.state, leg.checker_id, leg.checked_at = LegState.CHECKED, actor.person, now
    leg.save(update_fields=["state", "checker", "checked_at"])
    round_ = leg.round
    round_.checked_at, round_.is_timely = now, now <= leg.due_at
    round_.save(update_fields=["checked_at", "is_timely"])
    clocks.stop_check(leg, actor=actor, now=now)
    save(case)
    fact = CheckPassed(
        case=case.pk,
        leg=leg.pk,
        round=round_.number,
        is_timely=round_.is_timely,
        finding=f"：{finding.strip()}" if finding.strip() else "",
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def fail_check(code: str, *, reason: str, actor: Actor, now: datetime) -> Case:
    """核查退回: back to the same handler; his clock never stopped."""
    case, leg = _held_for_check(code, Act.FAIL, actor)
    if not reason.strip():
        raise RuleBroken("写明哪里没办好，承办人照着改", field="reason")
    moved(case, Act.FAIL, now)
    leg.state, leg.done_at = LegState.HANDLING, None
    leg.save(update_fields=["state", "done_at"])
    clocks.reopen_handling(leg, actor=actor, now=now)
    save(case)
    fact = CheckFailed(case=case.pk, leg=leg.pk, reason=reason.strip())
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


def _held_for_check(code: str, act: Act, actor: Actor) -> tuple[Case, Leg]:
    case = held_case(code, actor)
    MOVES.move(act, CaseState(case.state))
    leg = standing_lead(case)
    refuse_unless(allowed=access.may_check(actor, case), act=act)
    if actor.person is not None and actor.person == leg.handler_id:
        raise NotPermitted("这件是你自己办的，要由别人核查")
    return case, leg
