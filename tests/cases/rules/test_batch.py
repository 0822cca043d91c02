"""Several at once: what each lets be done."""

import pytest

from gongzhi.cases.rules.batch import MOST, acts_of, body_for, refuse_stuck, refuse_too_many
from gongzhi.cases.vocabulary import Act, BatchStep, CaseState
from gongzhi.kernel.errors import RuleBroken, StateChanged

PENDING, ACCEPTED = CaseState.PENDING, CaseState.ACCEPTED


@pytest.mark.parametrize(
    ("step", "state", "acts"),
    [
        (BatchStep.ACCEPT, PENDING, (Act.ACCEPT,)),
        (BatchStep.DISPATCH, ACCEPTED, (Act.DISPATCH,)),
        (BatchStep.BOTH, PENDING, (Act.ACCEPT, Act.DISPATCH)),
        (BatchStep.BOTH, ACCEPTED, (Act.DISPATCH,)),
    ],
)
def test_what_was_accepted_before_is_only_given_on(step, state, acts):
    assert acts_of(step, state) == acts
    refuse_stuck(step, state)


@pytest.mark.parametrize(
    ("step", "state", "said"),
    [
        (BatchStep.BOTH, CaseState.PLACE_UNKNOWN, "先核定地点"),
        (BatchStep.DISPATCH, PENDING, "不能派单"),
        (BatchStep.ACCEPT, ACCEPTED, "不能受理"),
        (BatchStep.BOTH, CaseState.ARCHIVED, "不能受理"),
    ],
)
def test_what_stands_elsewhere_is_refused_in_words(step, state, said):
    with pytest.raises(StateChanged, match=said):
        refuse_stuck(step, state)


def test_the_chosen_body_goes_before_the_proposed_one():
    assert (body_for(1, 2, {1, 2}), body_for(1, None, {1, 2})) == (2, 1)


@pytest.mark.parametrize(
    ("proposed", "chosen", "said"),
    [(None, None, "没有建议"), (9, None, "已经不管这个地方"), (1, 9, "所选单位不在")],
)
def test_a_body_that_does_not_serve_the_place_is_refused(proposed, chosen, said):
    with pytest.raises(RuleBroken, match=said):
        body_for(proposed, chosen, {1, 2})


@pytest.mark.parametrize(("number", "said"), [(0, "一件也没有"), (MOST + 1, f"一次最多 {MOST} 件")])
def test_none_and_too_many_are_refused(number, said):
    with pytest.raises(RuleBroken, match=said):
        refuse_too_many(number)
    refuse_too_many(MOST)
