"""Several cases at once: what each of them lets be done, and to whom it may be given."""

from collections.abc import Container

from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, BatchStep, CaseState
from gongzhi.kernel.errors import RuleBroken, StateChanged

MOST = 200
"""A page of people's work at one go. Each case is an act of its own with its entries, duties and
notices; two hundred take about as long as one waits for a page without wondering."""


def acts_of(step: BatchStep, state: CaseState) -> tuple[Act, ...]:
    """What is to be done with a case in this state. What was accepted before is only given on."""
    if step is BatchStep.ACCEPT:
        return (Act.ACCEPT,)
    if step is BatchStep.DISPATCH or state is CaseState.ACCEPTED:
        return (Act.DISPATCH,)
    return (Act.ACCEPT, Act.DISPATCH)


def states_for(step: BatchStep) -> frozenset[CaseState]:
    """Which cases a step can take."""
    return {
        BatchStep.ACCEPT: frozenset({CaseState.PENDING}),
        BatchStep.DISPATCH: frozenset({CaseState.ACCEPTED}),
        BatchStep.BOTH: frozenset({CaseState.PENDING, CaseState.ACCEPTED}),
    }[step]


def refuse_stuck(step: BatchStep, state: CaseState) -> None:
    if state is CaseState.PLACE_UNKNOWN:
        raise StateChanged("地点还没核定，先核定地点")
    act = acts_of(step, state)[0]
    if not MOVES.allows(act, state):
        raise StateChanged(f"现在是“{state.label}”，不能{act.label}")


def refuse_too_many(number: int) -> None:
    if not number:
        raise RuleBroken("一件也没有勾选，先在列表里勾选")
    if number > MOST:
        raise RuleBroken(f"一次最多 {MOST} 件，现在 {number} 件，分几次办")


def body_for(proposed: int | None, chosen: int | None, near: Container[int]) -> int:
    """The body chosen for all, or the one proposed for this case; either must serve the place."""
    if chosen is not None:
        if chosen not in near:
            raise RuleBroken("所选单位不在这件诉求的地方，逐件派")
        return chosen
    if proposed is None:
        raise RuleBroken("没有建议的承办单位，逐件派，或者选定一个单位")
    if proposed not in near:
        raise RuleBroken("建议的单位已经不管这个地方，逐件派")
    return proposed
