"""Take hold of a case for an act: read by the actor, locked, moved by the table."""

from datetime import datetime

from django.db.models import QuerySet

from gongzhi.cases import access
from gongzhi.cases.models import Case, Leg, Round
from gongzhi.cases.queries.conditions import standing_legs
from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import CLOSED, Act, CaseState, LegRole
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted


def held_case(code: str, actor: Actor) -> Case:
    """The case, locked until the act is committed; DoesNotExist where the actor's post does not
    read it: nobody acts in a post upon what he reported at home, elsewhere."""
    return _held(access.staffed_cases(actor), code)


def held_report(code: str, actor: Actor) -> Case:
    """For the acts of reporters: also one that was only joined. Who of those that see it is a
    reporter, the act asks."""
    return _held(access.visible_cases(actor), code)


def _held(cases: QuerySet[Case], code: str) -> Case:
    return cases.select_for_update(of=("self",)).get(code=code)


def standing_lead(case: Case) -> Leg:
    """The lead leg of the present round that was not returned."""
    legs = standing_legs().select_related("round", "organisation")
    return legs.get(case=case, round__number=case.round_number, role=LegRole.LEAD)


def present_round(case: Case) -> Round:
    return Round.objects.get(case=case, number=case.round_number)


def refuse_unless(*, allowed: bool, act: Act) -> None:
    if not allowed:
        raise NotPermitted(f"你现在的岗位不能{act.label}；如果你有别的岗位，先切换过去")


def moved(case: Case, act: Act, now: datetime) -> None:
    """The case in its next state; StateChanged, in words, where the act no longer fits."""
    target = MOVES.move(act, CaseState(case.state)).target
    case.state = CaseState(target)
    case.updated_at = now
    case.closed_at = now if target in CLOSED else None


def save(case: Case, *fields: str) -> None:
    case.save(update_fields=["state", "updated_at", "closed_at", *fields])
