"""Where a paper can go, and what its deliveries make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.documents.rules.states import TABLE, refuse_void_after_proof, standing
from gongzhi.foundation.documents.vocabulary import (
    DeliveryState,
    DocumentAct,
    DocumentState,
)
from gongzhi.kernel.errors import StateChanged

S, A = DocumentState, DocumentAct
STRAIGHT = (A.SUBMIT, A.PASS, A.SIGN, A.STAMP, A.DELIVER, A.PROVE)


def walked(acts, state=S.DRAFT):
    for act in acts:
        if TABLE.allows(act, state):
            state = TABLE.move(act, state).target
        yield state


def test_a_paper_goes_straight_from_draft_to_proof():
    assert list(walked(STRAIGHT)) == [
        S.REVIEWING, S.SIGNING, S.SIGNED, S.STAMPED, S.DELIVERING, S.DELIVERED,
    ]  # fmt: skip


def test_every_state_can_be_come_to_and_only_void_ends():
    assert TABLE.reachable(S.DRAFT) == set(S)
    assert TABLE.ends() == {S.VOID}


@given(st.lists(st.sampled_from(list(A)), max_size=30))
def test_no_way_to_delivery_passes_by_review_signature_or_seal(acts):
    """Whatever is tried in whatever order, each gate was gone through before the next."""
    seen = [S.DRAFT, *walked(acts)]
    gates = [S.REVIEWING, S.SIGNING, S.SIGNED, S.STAMPED, S.DELIVERING]
    for before, after in zip(gates, [*gates[1:], S.DELIVERED], strict=True):
        if after in seen:
            assert before in seen[: seen.index(after)]


@given(st.lists(st.sampled_from(list(A)), max_size=30))
def test_a_void_paper_stays_void(acts):
    seen = list(walked(acts))
    if S.VOID in seen:
        assert set(seen[seen.index(S.VOID) :]) == {S.VOID}


def test_a_paper_sent_out_is_not_revised():
    with pytest.raises(StateChanged, match="这份公文现在是“待签发”，不能修改稿件"):
        TABLE.move(A.REVISE, S.SIGNING)


@given(st.lists(st.sampled_from(list(DeliveryState)), max_size=8))
def test_a_paper_stands_as_its_deliveries_do(states):
    found = standing(states)
    assert (found is S.DELIVERING) == (DeliveryState.ONGOING in states)
    assert (found is S.DELIVERED) == (
        DeliveryState.PROVEN in states and DeliveryState.ONGOING not in states
    )


@given(st.lists(st.sampled_from(list(DeliveryState)), max_size=8))
def test_what_somebody_holds_with_proof_is_not_voided(states):
    if DeliveryState.PROVEN in states:
        with pytest.raises(StateChanged, match="另行文撤销"):
            refuse_void_after_proof(states)
    else:
        refuse_void_after_proof(states)
