"""A post of one seat, terms that meet, and several offices of one person."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.rules.appointment import Held, Offer, require, require_renewal, require_vacant
from gongzhi.parties.rules.crossing import FOUR_OFFICES, crossing
from gongzhi.parties.rules.posts import catalogue, posts_in
from gongzhi.parties.vocabulary import OrganisationKind

DAY = date(2026, 1, 1)
days = st.integers(0, 60).map(lambda number: DAY + timedelta(days=number))


@st.composite
def terms(draw):
    since = draw(days)
    return since, draw(st.none() | st.integers(0, 30).map(lambda n: since + timedelta(days=n)))


def offer(post, since_on=DAY, until_on=None, **more):
    given = {"basis": "换届备案", **more}
    return Offer(person=1, organisation=1, post=post, since_on=since_on, until_on=until_on, **given)


def covered(since, until):
    last = until or DAY + timedelta(days=200)
    return {since + timedelta(days=at) for at in range((last - since).days + 1)}


@given(terms(), terms())
def test_two_terms_meet_where_they_share_a_day(one, other):
    held = Held(post="x", holder="甲", since_on=one[0], until_on=one[1])
    assert held.meets(*other) == bool(covered(*one) & covered(*other))
    back = Held(post="x", holder="甲", since_on=other[0], until_on=other[1])
    assert held.meets(*other) == back.meets(*one)


@given(terms(), terms())
def test_a_post_of_one_seat_is_never_held_twice_on_a_day(one, other):
    director = catalogue()["committee_director"]
    held = Held(post="committee_director", holder="何平", since_on=one[0], until_on=one[1])
    wanted = offer("committee_director", *other)
    if covered(*one) & covered(*other):
        with pytest.raises(RuleBroken, match="只能一人担任，何平在任"):
            require_vacant(wanted, director, [held])
    else:
        require_vacant(wanted, director, [held])


def test_a_post_of_many_seats_is_never_full():
    member = catalogue()["committee_member"]
    held = [Held(post="committee_member", holder=f"委员{n}", since_on=DAY) for n in range(9)]
    require_vacant(offer("committee_member"), member, held)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"until_on": DAY - timedelta(days=1)}, "until_on"),
        ({"basis": " "}, "basis"),
        ({"post": "nobody"}, "post"),
        ({"post": "company_worker"}, "post"),
        ({"accession": "inherited"}, "accession"),
    ],
)
def test_an_offer_that_does_not_fit_is_refused_beside_its_field(change, field):
    given = {"post": "committee_member", **change}
    with pytest.raises(RuleBroken) as refused:
        require(offer(**given), kind=OrganisationKind.OWNERS_COMMITTEE, body_region="510115003001")
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, DAY, "不用续任"),
        (DAY, DAY, "续任要到"),
        (DAY, DAY - timedelta(days=40), "不能早于任职起日"),
    ],
)
def test_a_renewal_goes_beyond_the_term(old, new, words):
    with pytest.raises(RuleBroken, match=words):
        require_renewal(DAY - timedelta(days=30), old, new)


def test_four_offices_of_one_person_are_told_as_such():
    assert crossing(FOUR_OFFICES) == "四职合一"
    assert crossing([*FOUR_OFFICES, "branch_member"]) == "四职合一"
    assert crossing(["branch_secretary", "environment_director"]) == "交叉任职 2 项"
    assert crossing(["branch_secretary"]) == ""


def test_every_kind_of_body_but_the_platforms_own_has_a_post():
    without = [kind for kind in OrganisationKind if not posts_in(kind)]
    assert without == []


def test_every_office_of_the_four_is_in_the_catalogue():
    assert set(catalogue()) >= FOUR_OFFICES
