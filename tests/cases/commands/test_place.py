"""核定地点: in an estate, outside any, in another street."""

import pytest

from gongzhi.cases.commands.place import move_case, place_outside
from gongzhi.cases.models import Case
from gongzhi.cases.queries.case import staff_story
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.duties.models import Duty
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from tests.cases.commands.steps import (
    HOUR,
    OTHER_STREET,
    estate_elsewhere,
    fresh,
    standing,
    stranger,
)
from tests.cases.world import COMMUNITY, MONDAY, STREET, reported, settled, without_company

LATER = MONDAY + HOUR


def placeless(world, **more):
    given = {"text": "楼道灯坏了", "place_text": "菜市场北门", **more}
    return reported(world, spot=None, region_code=STREET, **given)


def outside(case, world, *, community="", words="菜市场北门路灯下"):
    place_outside(case.code, community=community, words=words, actor=world.dispatcher, now=LATER)
    return settled(case)


def test_a_public_place_stays_with_the_street_and_has_no_estate(world):
    case = outside(placeless(world), world)
    assert (case.state, case.estate, case.region_code, case.place_name) == (
        CaseState.PENDING,
        None,
        f"{STREET}000",
        "菜市场北门路灯下",
    )
    assert standing(case) == ["case.accept", "case.respond"]


def test_no_rule_of_an_estate_is_asked_at_a_public_place(world):
    """A lamp in an estate is its company's; on a road no company keeps it."""
    before = placeless(world, category="lighting")
    assert before.routing["role"] == "company"
    assert outside(before, world).routing["role"] == "triage"


def test_where_the_community_is_known_its_committee_is_proposed(world):
    case = outside(placeless(world, category="dispute"), world, community=COMMUNITY)
    assert (case.region_code, case.routing["organisation"]) == (COMMUNITY, world.committee.pk)


def test_without_the_community_people_decide(world):
    case = outside(placeless(world, category="dispute"), world)
    assert (case.routing["role"], case.routing["organisation"]) == ("committee", None)


def test_the_story_says_where_it_is(world):
    case = outside(placeless(world), world)
    line = next(one for one in staff_story(case) if one.kind == "CasePlacedOutside")
    assert (line.sentence, line.told) == (
        "地点核定为涌泉街道菜市场北门路灯下，不在小区里",
        "地点核定为涌泉街道菜市场北门路灯下",
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"words": " "}, "place_text"),
        ({"words": "北" * 121}, "place_text"),
        ({"community": "510115099001"}, "community"),
        ({"community": "510115004001"}, "community"),
    ],
)
def test_a_public_place_needs_words_and_a_community_of_the_street(world, given, field):
    estate_elsewhere()
    case = placeless(world)
    with pytest.raises(RuleBroken) as refusal:
        outside(case, world, **given)
    assert (refusal.value.field, fresh(case).state) == (field, CaseState.PLACE_UNKNOWN)


def test_another_street_finds_the_place_of_what_is_moved_to_it(world):
    estate_elsewhere()
    case = placeless(world)
    since = Duty.objects.filter(ref_id=case.pk, done_at=None).values_list("started_at", flat=True)
    began = set(since)
    move_case(case.code, OTHER_STREET, actor=world.dispatcher, now=LATER)
    case = settled(case)
    owed = Duty.objects.filter(ref_kind="case", ref_id=case.pk, done_at=None)
    assert (case.state, case.street_code) == (CaseState.PLACE_UNKNOWN, OTHER_STREET)
    assert set(owed.values_list("region_code", flat=True)) == {f"{OTHER_STREET}000"}
    assert set(owed.values_list("started_at", flat=True)) == began
    with pytest.raises(Case.DoesNotExist):
        outside(case, world)
    line = next(one for one in staff_story(case) if one.kind == "CaseMoved")
    assert line.sentence == "不在涌泉街道，转柳城街道核定地点"


@pytest.mark.parametrize("street", ["", "510199001", STREET, "510115000", COMMUNITY])
def test_it_is_moved_only_to_another_street_the_platform_knows(world, street):
    case = placeless(world)
    with pytest.raises(RuleBroken) as refusal:
        move_case(case.code, street, actor=world.dispatcher, now=LATER)
    assert (refusal.value.field, fresh(case).street_code) == ("street", STREET)


def test_a_known_place_is_not_moved(world):
    estate_elsewhere()
    case = without_company(world)
    with pytest.raises(StateChanged, match="不用再核定"):
        move_case(case.code, OTHER_STREET, actor=world.dispatcher, now=LATER)


def test_who_does_not_triage_neither_places_nor_moves(world):
    case = placeless(world)
    with pytest.raises(NotPermitted):
        place_outside(case.code, words="路口", actor=world.resident, now=LATER)
    with pytest.raises(Case.DoesNotExist):
        move_case(case.code, OTHER_STREET, actor=stranger(), now=LATER)
