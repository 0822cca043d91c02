import pytest

from gongzhi.kernel.errors import StateChanged
from gongzhi.kernel.terms import Term
from gongzhi.kernel.transitions import Move, Table


class State(Term):
    RECEIVED = "received", "待受理"
    VERIFYING = "verifying", "待核查"
    VERIFIED = "verified", "核查通过"
    ARCHIVED = "archived", "已归档"


class Act(Term):
    DISPATCH = "dispatch", "派单"
    VERIFY = "verify", "核查通过"
    RETURN = "return", "退回"
    ARCHIVE = "archive", "归档"


TABLE = Table(
    "诉求",
    [
        Move(Act.DISPATCH, (State.RECEIVED,), State.VERIFYING, "cases.dispatch"),
        Move(Act.VERIFY, (State.VERIFYING,), State.VERIFIED, "cases.verify", frozenset({"photos"})),
        Move(
            Act.RETURN,
            (State.VERIFYING, State.VERIFIED),
            State.RECEIVED,
            "cases.verify",
            frozenset({"reason", "clause"}),
        ),
        Move(Act.ARCHIVE, (State.VERIFIED,), State.ARCHIVED),
    ],
)


def test_a_move_leads_from_its_state_to_its_target():
    move = TABLE.move(Act.VERIFY, State.VERIFYING)

    assert (move.target, move.power) == (State.VERIFIED, "cases.verify")


def test_a_move_out_of_turn_is_refused_with_the_state_and_what_can_be_done():
    with pytest.raises(StateChanged) as refused:
        TABLE.move(Act.DISPATCH, State.VERIFYING)

    assert str(refused.value) == "这件诉求现在是“待核查”，不能派单；可以核查通过或退回"


def test_where_one_thing_is_possible_it_alone_is_named():
    with pytest.raises(StateChanged) as refused:
        TABLE.move(Act.ARCHIVE, State.RECEIVED)

    assert str(refused.value) == "这件诉求现在是“待受理”，不能归档；可以派单"


def test_at_the_end_nothing_can_be_done():
    with pytest.raises(StateChanged) as refused:
        TABLE.move(Act.RETURN, State.ARCHIVED)

    assert str(refused.value) == "这件诉求现在是“已归档”，不能退回；已经没有可以做的事"


def test_the_acts_of_a_state_come_in_the_order_of_the_table():
    assert TABLE.acts_from(State.VERIFYING) == [Act.VERIFY, Act.RETURN]
    assert TABLE.allows(Act.RETURN, State.VERIFIED)
    assert not TABLE.allows(Act.RETURN, State.ARCHIVED)


def test_a_move_says_what_it_lacks():
    move = TABLE.move(Act.RETURN, State.VERIFIED)

    assert move.lacks({"reason": "  材料不全", "clause": ""}) == ["clause"]
    assert move.lacks({}) == ["clause", "reason"]


def test_the_table_knows_its_states_its_ends_and_what_can_be_reached():
    assert TABLE.states() == set(State)
    assert TABLE.ends() == {State.ARCHIVED}
    assert TABLE.reachable(State.RECEIVED) == set(State)


def test_two_ways_for_one_act_from_one_state_are_refused():
    with pytest.raises(ValueError, match="two ways to dispatch from received"):
        Table(
            "诉求",
            [
                Move(Act.DISPATCH, (State.RECEIVED,), State.VERIFYING),
                Move(Act.DISPATCH, (State.RECEIVED,), State.VERIFIED),
            ],
        )


def test_an_act_the_table_does_not_know_is_a_fault_of_the_program():
    with pytest.raises(LookupError, match="no move is called"):
        Table("诉求", []).move(Act.DISPATCH, State.RECEIVED)
