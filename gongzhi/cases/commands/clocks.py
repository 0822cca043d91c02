"""The clocks of a case: which duty begins and ends with which act, for how long, held by whom.

Spans come from the rulebook; the handling span comes with the category. What a duty's clock says
when it begins (moment and wording) is stored with it and never follows a later change of the rules.
"""

from datetime import datetime

from gongzhi.cases.models import Case, Leg
from gongzhi.cases.vocabulary import PauseReason, Power
from gongzhi.foundation.duties import queries as duties
from gongzhi.foundation.duties.arrangements import calendar_for, supposing
from gongzhi.foundation.duties.commands import (
    Holder,
    begin,
    cancel,
    finish,
    hand_over,
    pause,
    resume,
)
from gongzhi.foundation.duties.rules.reminding import Reminder
from gongzhi.foundation.rulebook.reading import require, value
from gongzhi.foundation.rulebook.rules.kinds import Ratio
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, due, local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref

ACCEPT, RESPOND, DISPATCH = "case.accept", "case.respond", "case.dispatch"
HANDLE, CHECK = "case.handle", "case.check"
OF_THE_CASE = (ACCEPT, RESPOND, DISPATCH)


def start_acceptance(case: Case, *, actor: Actor, now: datetime) -> None:
    """待受理: whoever triages there."""
    if duties.standing_duty(_of(case), ACCEPT) is None:
        _begin_by_rule(ACCEPT, _of(case), "cases.acceptance.span", Power.TRIAGE, case, actor, now)


def stop_acceptance(case: Case, *, actor: Actor, now: datetime) -> None:
    finish(_of(case), ACCEPT, actor=actor, now=now)


def start_dispatch(case: Case, *, returned: bool, actor: Actor, now: datetime) -> None:
    """已受理未派单; a returned case is given on within its own time."""
    key = "cases.return.span" if returned else "cases.dispatch.span"
    _begin_by_rule(DISPATCH, _of(case), key, Power.TRIAGE, case, actor, now)


def start_response(case: Case, *, actor: Actor, now: datetime) -> None:
    """The reporter hears from a human being. When stands on the case, since lists show it; saving
    that is the caller's."""
    if case.response_due_at is not None:
        return
    duty = _begin_by_rule(RESPOND, _of(case), "cases.response.span", Power.TRIAGE, case, actor, now)
    case.response_due_at = duty


def stop_response(case: Case, *, actor: Actor, now: datetime) -> None:
    finish(_of(case), RESPOND, actor=actor, now=now)


def start_handling(case: Case, leg: Leg, span: Span, *, actor: Actor, now: datetime) -> datetime:
    """The leg's own clock; what was due for dispatching is done, answering passes to the body."""
    finish(_of(case), DISPATCH, actor=actor, now=now)
    answering = duties.standing_duty(_of(case), RESPOND)
    holder = Holder(organisation=leg.organisation_id, power=Power.HANDLE)
    if answering is not None:
        hand_over(answering, holder, actor=actor, now=now)
    duty = begin(
        HANDLE,
        _leg(leg),
        span=span,
        holder=holder,
        title=case.title,
        wording=leg.wording,
        actor=actor,
        now=now,
        region_code=case.region_code,
        line=case.line,
        reminders=_reminders(case, now),
    )
    return duty.due_at


def stop_handling(case: Case, leg: Leg, *, actor: Actor, now: datetime) -> None:
    """退回: answering the reporter comes back with the case, its clock running on."""
    cancel(_leg(leg), HANDLE, reason="returned", actor=actor, now=now)
    answering = duties.standing_duty(_of(case), RESPOND)
    if answering is not None:
        hand_over(answering, Holder(power=Power.TRIAGE), actor=actor, now=now)


def follow_place(case: Case, *, actor: Actor, now: datetime) -> None:
    """核定地点: what was owed where the case came in is now owed where it belongs."""
    returned = Leg.objects.filter(case=case).exists()
    for kind, key in (
        (ACCEPT, "cases.acceptance.span"),
        (RESPOND, "cases.response.span"),
        (DISPATCH, "cases.return.span" if returned else "cases.dispatch.span"),
    ):
        standing = duties.standing_duty(_of(case), kind)
        if standing is None or standing.region_code == case.region_code:
            continue
        cancel(_of(case), kind, reason="moved", actor=actor, now=now)
        since = standing.started_at
        _begin_by_rule(kind, _of(case), key, Power.TRIAGE, case, actor, now, since)


def pause_handling(
    case: Case,
    leg: Leg,
    reason: PauseReason,
    words: str,
    until_at: datetime,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    longest = require("cases.pause.most", region_code=case.region_code, on=local_day(now))
    if until_at > _due(longest.value, now):
        raise RuleBroken(f"一次最多暂停 {longest.wording}", field="until_at", clause=longest.clause)
    standing = duties.standing_duty(_leg(leg), HANDLE)
    if standing is not None:
        pause(standing, reason=reason, words=words, actor=actor, now=now)


def resume_handling(leg: Leg, *, actor: Actor, now: datetime) -> datetime:
    standing = duties.standing_duty(_leg(leg), HANDLE)
    if standing is None:
        return leg.due_at
    return resume(standing, actor=actor, now=now).due_at


def start_check(case: Case, leg: Leg, *, actor: Actor, now: datetime) -> None:
    """待核查. The handling clock runs on: the round is in time only once the check has passed."""
    _begin_by_rule(CHECK, _leg(leg), "cases.verification.span", Power.CHECK, case, actor, now)


def stop_check(leg: Leg, *, actor: Actor, now: datetime) -> None:
    finish(_leg(leg), CHECK, actor=actor, now=now)
    finish(_leg(leg), HANDLE, actor=actor, now=now)


def reopen_handling(leg: Leg, *, actor: Actor, now: datetime) -> None:
    """The check did not pass: checking is done with, handling never ended."""
    finish(_leg(leg), CHECK, actor=actor, now=now)


def stop_all(case: Case, *, actor: Actor, now: datetime) -> None:
    """Closed, whichever way: nobody here owes anything any more."""
    for kind in OF_THE_CASE:
        cancel(_of(case), kind, reason="closed", actor=actor, now=now)


def rating_until(case: Case, now: datetime) -> datetime:
    span = require("cases.silence.span", region_code=case.region_code, on=local_day(now)).value
    return _due(span, now)


def refuse_late_reopening(case: Case, now: datetime) -> None:
    """A filed case is taken up again within the rule's time; after it a new one is reported."""
    if case.closed_at is None:
        return
    rule = require(
        "cases.reopening.span", region_code=case.region_code, on=local_day(case.closed_at)
    )
    if now > _due(rule.value, case.closed_at):
        said = f"归档已超过 {rule.wording}，不能再办；还没解决就新报一件"
        raise RuleBroken(said, field="outcome", clause=rule.clause)


def _due(span: Span, now: datetime) -> datetime:
    """Into a year nobody entered yet it is counted in plain weeks, rather than not at all."""
    return due(span, now, supposing(calendar_for(), now.year))


def _begin_by_rule(
    kind: str,
    ref: Ref,
    key: str,
    power: Power,
    case: Case,
    actor: Actor,
    now: datetime,
    started_at: datetime | None = None,
) -> datetime:
    rule = require(key, region_code=case.region_code, on=local_day(now))
    duty = begin(
        kind,
        ref,
        span=rule.value,
        holder=Holder(power=power),
        title=case.title,
        wording=f"{rule.title} {rule.wording}",
        actor=actor,
        now=now,
        region_code=case.region_code,
        line=case.line,
        reminders=_reminders(case, now),
        started_at=started_at,
    )
    return duty.due_at


def _reminders(case: Case, now: datetime) -> list[Reminder]:
    """Once a share of the time is used, and again shortly before due; each where a rule says so."""
    day = local_day(now)
    before = value("cases.reminder.before", region_code=case.region_code, on=day).value
    share = value("cases.reminder.fraction", region_code=case.region_code, on=day).value
    found = [Reminder(share=share.fraction)] if isinstance(share, Ratio) else []
    return [*found, Reminder(before=before)] if isinstance(before, Span) else found


def _of(case: Case) -> Ref:
    return Ref("case", case.pk)


def _leg(leg: Leg) -> Ref:
    return Ref("leg", leg.pk)
