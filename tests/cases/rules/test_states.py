"""The table of moves, as people should find it."""

import pytest

from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, CaseState
from gongzhi.kernel.errors import StateChanged

ROUND = [
    (Act.ACCEPT, CaseState.ACCEPTED),
    (Act.DISPATCH, CaseState.DISPATCHED),
    (Act.TAKE_UP, CaseState.HANDLING),
    (Act.FINISH, CaseState.AWAITING_CHECK),
    (Act.PASS, CaseState.CHECKED),
    (Act.ASK, CaseState.AWAITING_RATING),
    (Act.ARCHIVE, CaseState.ARCHIVED),
]


def test_a_case_goes_once_round():
    state = CaseState.PENDING
    for act, after in ROUND:
        state = MOVES.move(act, state).target
        assert state == after


def test_every_state_can_be_reached_from_a_report_or_from_an_unknown_place():
    assert MOVES.reachable(CaseState.PLACE_UNKNOWN) == set(CaseState)


def test_only_a_refused_or_transferred_case_can_never_move_again():
    assert MOVES.ends() == {CaseState.REFUSED, CaseState.TRANSFERRED}


def test_a_check_cannot_be_passed_twice():
    with pytest.raises(StateChanged, match="核查通过"):
        MOVES.move(Act.PASS, CaseState.CHECKED)


def test_refusing_needs_a_reason_a_clause_and_words():
    move = MOVES.move(Act.REFUSE, CaseState.PENDING)
    assert move.lacks({"reason": "outside"}) == ["clause", "explanation"]


def test_a_failed_check_goes_back_to_the_handler():
    assert MOVES.move(Act.FAIL, CaseState.AWAITING_CHECK).target == CaseState.HANDLING


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (CaseState.PLACE_UNKNOWN, CaseState.PENDING),
        (CaseState.PENDING, CaseState.PENDING),
        (CaseState.ACCEPTED, CaseState.ACCEPTED),
    ],
)
def test_a_place_can_be_found_until_a_body_has_the_case(state, after):
    assert MOVES.move(Act.PLACE, state).target == after


def test_a_dispatched_case_keeps_its_place():
    assert not MOVES.allows(Act.PLACE, CaseState.DISPATCHED)
