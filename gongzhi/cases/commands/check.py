"""核查 by someone other than the handler."""

from datetime import datetime

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.loading import held_case, moved, refuse_unless, save, standing_lead
from gongzhi.cases.models import Case, Leg
from gongzhi.cases.rules.reporting import required
from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, CaseState, CheckWay, LegState
from gongzhi.facts.cases import CheckFailed, CheckPassed
from gongzhi.foundation.files.commands.binding import claim
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.kernel.ref import Ref


@transaction.atomic
def pass_check(
    code: str,
    *,
    finding: str,
    way: CheckWay,
    photos: Ref | None = None,
    actor: Actor,
    now: datetime,
) -> Case:
    """核查通过: what was seen, and whether one was there. Whether the round was in time is judged
    now, against the moment stored for it."""
    case, leg = _held_for_check(code, Act.PASS, actor)
    seen = required(finding, "finding", "写一句看到什么、听到什么，报事人和承办单位都会看到")
    taken = _claimed(photos, case, leg)
    moved(case, Act.PASS, now)
    leg.state, leg.checker_id, leg.checked_at = LegState.CHECKED, actor.person, now
    leg.check_way = way
    leg.save(update_fields=["state", "checker", "checked_at", "check_way"])
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
        way=way,
        photos=taken,
        finding=f"：{seen}",
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


def _claimed(photos: Ref | None, case: Case, leg: Leg) -> int:
    if photos is None:
        return 0
    owner = Ref("leg", leg.pk)
    return len(claim(photos, owner, purpose="check", region_code=case.region_code))


@transaction.atomic
def fail_check(code: str, *, reason: str, actor: Actor, now: datetime) -> Case:
    """核查退回: back to the same handler; his clock never stopped."""
    case, leg = _held_for_check(code, Act.FAIL, actor)
    said = required(reason, "reason", "写明哪里没办好，承办人照着改")
    moved(case, Act.FAIL, now)
    leg.state, leg.done_at = LegState.HANDLING, None
    leg.save(update_fields=["state", "done_at"])
    clocks.reopen_handling(leg, actor=actor, now=now)
    save(case)
    fact = CheckFailed(case=case.pk, leg=leg.pk, reason=said)
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
