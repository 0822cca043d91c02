"""受理、派单 of several cases: one act each, done or refused by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands.leg import dispatch
from gongzhi.cases.commands.loading import held_case, refuse_unless
from gongzhi.cases.commands.triage import accept
from gongzhi.cases.models import Case
from gongzhi.cases.queries.batch import UNKNOWN, Near, body_of
from gongzhi.cases.rules.batch import acts_of, refuse_too_many
from gongzhi.cases.vocabulary import Act, BatchStep, CaseState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@dataclass(frozen=True, kw_only=True)
class Done:
    """`case` as it is now, or why nothing was done with it."""

    code: str
    case: Case | None = None
    refusal: str = ""


def triage_together(
    codes: Collection[str],
    step: BatchStep,
    *,
    organisation: int | None = None,
    actor: Actor,
    now: datetime,
) -> list[Done]:
    """Each in a transaction of its own: what somebody else moved meanwhile is refused, the others
    are done. Without an organisation each goes to the body proposed for it."""
    wanted = list(dict.fromkeys(codes))
    refuse_too_many(len(wanted))
    near = Near()
    return [_tried(code, step, organisation, near, actor, now) for code in wanted]


def _tried(
    code: str,
    step: BatchStep,
    organisation: int | None,
    near: Near,
    actor: Actor,
    now: datetime,
) -> Done:
    try:
        return Done(code=code, case=_acted(code, step, organisation, near, actor, now))
    except Case.DoesNotExist:
        return Done(code=code, refusal=UNKNOWN)
    except RuleBroken as broken:
        return Done(code=code, refusal=broken.message)


@transaction.atomic
def _acted(
    code: str,
    step: BatchStep,
    organisation: int | None,
    near: Near,
    actor: Actor,
    now: datetime,
) -> Case:
    case = held_case(code, actor)
    acts = acts_of(step, CaseState(case.state))
    refuse_unless(allowed=access.may_triage(actor, case), act=acts[0])
    body = body_of(case, step, organisation, near)
    if Act.ACCEPT in acts:
        accept(case, is_automatic=False, actor=actor, now=now)
    if body is not None:
        dispatch(case, body, actor=actor, now=now)
    return case
