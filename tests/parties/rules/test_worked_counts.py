"""LAW's worked cases of counting, exactly: 08, 09, 10, 18, 19, and 20 as far as it counts."""

import pytest

from gongzhi.foundation.rulebook.rules.kinds import Ratio
from gongzhi.parties.rules.counting import (
    Count,
    Shares,
    Unit,
    count,
    is_decided,
    is_quorate,
    tally,
)

TWO_THIRDS, HALF = Ratio(2, 3), Ratio(1, 2, ">")
QUORUM, ORDINARY = Shares(heads=TWO_THIRDS, area=TWO_THIRDS), Shares(heads=HALF, area=HALF)


def estate(owners, area=10_000):
    """One unit an owner, numbered from 1; an owner named twice has two units."""
    return [
        Unit(
            registered_area=area,
            surveyed_area=None,
            contract_area=None,
            owners=frozenset({owner}),
            premises=number,
        )
        for number, owner in enumerate(owners, start=1)
    ]


def developers(first, number):
    return [
        Unit(
            registered_area=10_000,
            surveyed_area=None,
            contract_area=None,
            owners=frozenset({"developer"}),
            is_developer_held=True,
            premises=first + at,
        )
        for at in range(number)
    ]


def answered(yes, no=()):
    return {**{at: ["yes"] for at in yes}, **{at: ["no"] for at in no}}


def passes(told):
    return is_decided(told, "yes", quorum=QUORUM, consent=ORDINARY)


P_AND_EIGHTY = estate(["P"] * 10 + [f"o{at}" for at in range(80)])


def test_08a_one_owner_of_ten_units_and_fifty_others_lack_heads():
    told = tally(P_AND_EIGHTY, answered(range(1, 61)))
    assert (told.electorate.heads, told.taking_part.heads) == (81, 51)
    assert TWO_THIRDS.met(told.taking_part.area, told.electorate.area)
    assert not is_quorate(told, QUORUM)


def test_08b_three_more_and_the_heads_are_two_thirds_exactly():
    told = tally(P_AND_EIGHTY, answered(range(1, 50), no=range(50, 64)))
    assert told.taking_part == Count(heads=54, area=630_000, without_area=0)
    assert told.of("yes") == Count(heads=40, area=490_000, without_area=0)
    assert passes(told)


SIXTY_AND_DEVELOPER = [*estate([f"o{at}" for at in range(60)]), *developers(61, 30)]


@pytest.mark.parametrize(
    ("answers", "quorate", "passed"),
    [
        (answered(range(1, 41), no=range(41, 61)), True, True),
        (answered(range(1, 60)), False, False),
        (answered(range(1, 41), no=range(41, 91)), True, False),
    ],
    ids=["09a the developer is silent", "09b one owner short", "09c the developer says no"],
)
def test_09_all_that_the_developer_holds_is_one_head_with_all_its_area(answers, quorate, passed):
    told = tally(SIXTY_AND_DEVELOPER, answers)
    assert told.electorate == Count(heads=61, area=900_000, without_area=0)
    assert (is_quorate(told, QUORUM), passes(told)) == (quorate, passed)


def test_10_two_signatures_of_co_owners_are_one_head_and_one_area():
    units = estate([f"o{at}" for at in range(90)])
    answers = answered(range(1, 32), no=range(32, 61))
    told = tally(units, {**answers, 1: ["yes", "yes"]})
    assert told.taking_part == Count(heads=60, area=600_000, without_area=0)
    assert told.of("yes").heads == 31
    assert passes(told)


def test_10_co_owners_who_contradict_one_another_are_flagged_and_stand_in_no_count():
    units = estate([f"o{at}" for at in range(90)])
    told = tally(units, {**answered(range(1, 61)), 60: ["yes", "no"]})
    assert told.contradicting == frozenset({60})
    assert told.taking_part.heads == 59


ELECTION_SHARES = [
    (58, 580_000, True),
    (40, 400_000, True),
    (31, 310_000, True),
    (31, 299_999, False),
    (30, 300_001, False),
    (12, 120_000, False),
]


@pytest.mark.parametrize(("heads", "area", "elected"), ELECTION_SHARES)
def test_20_a_candidate_needs_more_than_half_of_heads_and_of_area(heads, area, elected):
    taking_part = Count(heads=60, area=600_000, without_area=0)
    assert ORDINARY.met(Count(heads=heads, area=area, without_area=0), taking_part) == elected


def test_18_a_lift_asks_the_owners_of_its_block_and_the_quorum_is_exact_twice():
    sizes = [*[10_000] * 12, *[10_222] * 9, 10_224, *[10_101] * 10, 10_101]
    units = [
        Unit(
            registered_area=size,
            surveyed_area=None,
            contract_area=None,
            owners=frozenset({f"o{at}"}),
            premises=at,
        )
        for at, size in enumerate(sizes, start=1)
    ]
    told = tally(units, answered(range(1, 13), no=range(13, 23)))
    assert told.electorate == Count(heads=33, area=333_333, without_area=0)
    assert told.taking_part == Count(heads=22, area=222_222, without_area=0)
    assert told.of("yes") == Count(heads=12, area=120_000, without_area=0)
    assert passes(told)


def test_19_the_surveyed_area_stands_before_the_contracts_and_decides():
    units = [
        Unit(
            registered_area=registered,
            surveyed_area=surveyed,
            contract_area=contract,
            owners=frozenset({str(premises)}),
            premises=premises,
        )
        for premises, registered, surveyed, contract in (
            (1, 10_000, None, None),
            (2, None, 8_997, 10_000),
            (3, None, None, 9_500),
        )
    ]
    told = tally(units, answered([1, 2]))
    assert (told.taking_part.area, told.electorate.area) == (18_997, 28_497)
    assert not is_quorate(told, QUORUM)
    assert QUORUM.met(Count(heads=2, area=20_000, without_area=0), count(estate("abc", 9_833)))
