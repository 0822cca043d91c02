import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.access.rules import separation
from gongzhi.kernel.errors import RuleBroken

POWERS = st.frozensets(
    st.sampled_from(
        ["system.accounts", "security.policy", "audit.read", "cases.triage", "audit.verify"]
    )
)


@pytest.mark.parametrize(
    "posts",
    [
        [{"system.accounts", "security.policy"}],
        [{"system.accounts"}, {"audit.read"}],
        [{"cases.triage"}, {"security.unlock"}, {"audit.read", "cases.triage"}],
    ],
)
def test_two_of_the_three_administrators_are_never_one_person(posts):
    with pytest.raises(RuleBroken, match="须由不同的人担任"):
        separation.require(posts)


@pytest.mark.parametrize(
    "posts", [[], [{"system.accounts", "cases.triage"}], [{"audit.read"}, {"audit.verify"}]]
)
def test_one_of_them_beside_other_work_is_allowed(posts):
    separation.require(posts)


def test_the_refusal_names_the_offices():
    with pytest.raises(RuleBroken) as refused:
        separation.require([{"system.accounts", "audit.read"}])
    assert refused.value.message == "审计管理员、系统管理员须由不同的人担任，请改任其中一项"


@given(POWERS, POWERS)
def test_what_is_kept_never_holds_two_offices(post, other):
    kept = separation.kept(post, post | other)
    assert kept <= post
    assert len(separation.offices(kept)) <= 1
    if len(separation.offices(post | other)) <= 1:
        assert kept == post
