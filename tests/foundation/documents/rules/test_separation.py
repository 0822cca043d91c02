"""Nobody reviews or signs what he wrote, where the values say so."""

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.documents.rules.separation import Separation, why_not
from gongzhi.foundation.documents.vocabulary import DocumentAct as Act

PEOPLE = st.integers(1, 4)


@given(
    st.sampled_from([Act.PASS, Act.SIGN]),
    PEOPLE,
    st.frozensets(PEOPLE),
    st.none() | PEOPLE,
    st.builds(Separation, draft_from_review=st.booleans(), draft_from_sign=st.booleans(),
              review_from_sign=st.booleans()),
)  # fmt: skip
def test_hands_are_kept_apart_exactly_where_the_values_ask(act, person, authors, reviewer, rule):
    wrote = person in authors
    asked = rule.draft_from_review if act is Act.PASS else rule.draft_from_sign
    again = act is Act.SIGN and rule.review_from_sign and person == reviewer
    refused = why_not(act, person, authors=authors, reviewer=reviewer, separation=rule)
    assert bool(refused) == ((wrote and asked) or again)


def test_other_acts_are_for_the_drafter_as_well():
    assert why_not(Act.SUBMIT, 1, authors={1}, reviewer=1, separation=Separation()) == ""


def test_the_system_wrote_nothing():
    assert why_not(Act.SIGN, None, authors={1}, reviewer=None, separation=Separation()) == ""
