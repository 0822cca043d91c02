"""How a premises is owned: alone, jointly, by shares; the developer's."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.rules.ownership import (
    Deed,
    Holder,
    parse_share,
    require,
    require_after,
    show_share,
)
from gongzhi.parties.vocabulary import Sharing

shares = st.fractions(min_value=0, max_value=1, max_denominator=1000).filter(bool)


def deed(*holders, sharing=Sharing.SOLE, **more):
    return Deed(holders=holders, sharing=sharing, **more)


@given(shares)
def test_a_share_reads_back_as_it_is_shown(share):
    assert parse_share(show_share(share)) == share


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("1/2", Fraction(1, 2)),
        ("２分之１", Fraction(1, 2)),
        ("50%", Fraction(1, 2)),
        ("33.3333%", Fraction(333_333, 1_000_000)),
        ("全部", Fraction(1)),
    ],
)
def test_a_share_is_read_as_people_write_it(written, share):
    assert parse_share(written) == share


@pytest.mark.parametrize("written", ["", "0/2", "3/2", "1/0", "0.5", "一半", "101%"])
def test_what_is_no_share_is_refused_beside_it(written):
    with pytest.raises(RuleBroken, match="不是份额") as refused:
        parse_share(written)
    assert refused.value.field == "share"


@given(st.lists(st.integers(1, 50), min_size=2, max_size=8))
def test_shares_that_make_up_the_whole_are_a_deed(weights):
    total = sum(weights)
    holders = [Holder(person=at, share=Fraction(each, total)) for at, each in enumerate(weights)]
    require(deed(*holders, sharing=Sharing.BY_SHARES))


@given(shares, shares)
def test_shares_that_do_not_are_refused_with_their_sum(one, other):
    holders = (Holder(person=1, share=one), Holder(person=2, share=other))
    if one + other == 1:
        require(deed(*holders, sharing=Sharing.BY_SHARES))
        return
    with pytest.raises(RuleBroken, match=f"份额合计是 {show_share(one + other)}，应为 1"):
        require(deed(*holders, sharing=Sharing.BY_SHARES))


ONE, TWO = Holder(person=1), Holder(person=2)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        (deed(), "holders"),
        (deed(Holder()), "holders"),
        (deed(Holder(person=1, organisation=2)), "holders"),
        (deed(ONE, ONE, sharing=Sharing.JOINT), "holders"),
        (deed(ONE, TWO), "sharing"),
        (deed(ONE, sharing=Sharing.JOINT), "sharing"),
        (deed(ONE, TWO, sharing=Sharing.BY_SHARES), "share"),
        (deed(Holder(person=1, share=HALF), TWO, sharing=Sharing.JOINT), "share"),
        (deed(ONE, is_developer_held=True), "holders"),
        (
            deed(
                Holder(person=1, is_representative=True),
                Holder(person=2, is_representative=True),
                sharing=Sharing.JOINT,
            ),
            "representative",
        ),
    ],
)
def test_a_deed_that_cannot_be_is_refused_beside_its_field(written, field):
    with pytest.raises(RuleBroken) as refused:
        require(written)
    assert refused.value.field == field


def test_a_transfer_begins_the_day_after_the_old_rights_end():
    new = deed(TWO, since_on=date(2026, 3, 1))
    assert require_after(new, [date(2020, 1, 1), None]) == date(2026, 2, 28)
    with pytest.raises(RuleBroken, match="要晚于现产权的起日 2026-03-01"):
        require_after(new, [date(2026, 3, 1)])
    with pytest.raises(RuleBroken, match="从哪天起"):
        require_after(deed(TWO), [None])
