"""核定地点: in an estate, outside any, in another street."""

import json

import pytest

from gongzhi.cases.commands.leg import dispatch_case
from gongzhi.cases.commands.place import move_case, place_case, place_outside
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case
from gongzhi.cases.queries.case import page_for
from gongzhi.cases.queries.searching import said
from gongzhi.cases.queries.story import staff_story
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.notify.models import Notice
from gongzhi.foundation.notify.wording import say
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.territory.queries import spot_of_code, spot_of_estate
from tests.cases.commands.steps import (
    HOUR,
    OTHER_STREET,
    estate_elsewhere,
    fresh,
    standing,
    stranger,
)
from tests.cases.world import COMMUNITY, MONDAY, STREET, in_post, reported, settled, without_company

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
        "地点核定为菜市场北门路灯下（涌泉街道），不在小区里",
        "地点核定为菜市场北门路灯下（涌泉街道）",
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


def corrected(case, world, spot, *, reason="报事人电话里说在二期"):
    place_case(case.code, spot, reason=reason, actor=world.dispatcher, now=LATER)
    return settled(case)


def accepted(world):
    case = without_company(world)
    accept_case(case.code, actor=world.dispatcher, now=MONDAY)
    return settled(case)


@pytest.mark.parametrize("before", [without_company, accepted])
def test_a_wrong_estate_is_corrected_before_dispatch(world, before):
    case = before(world)
    state, right = case.state, estate_elsewhere()
    case = corrected(case, world, spot_of_estate(right, detail="2栋"))
    assert (case.state, case.estate, case.place_name, case.region_code) == (
        state,
        right,
        "春江花园 2栋",
        right.region_code,
    )
    assert (case.latitude, case.building) == (right.latitude, None)
    told = [line.told for line in timeline(Ref("case", case.pk), public=True)][1::-1]
    assert told == ["地点更正，原来是洲际·亚洲湾：报事人电话里说在二期", "地点核定为春江花园"]


def test_the_reporter_is_told_who_sees_to_it_now(world):
    corrected(without_company(world), world, spot_of_estate(estate_elsewhere()))
    notice = Notice.objects.get(template="cases.place_corrected")
    before = json.loads(notice.words)["before"]
    assert (notice.person, notice.parameters, before) == (
        world.resident.person,
        {"body": "柳浪社区"},
        "洲际·亚洲湾",
    )


def test_dispatched_before_the_news_is_told_the_reporter_hears_of_no_arranging(world):
    case, right = without_company(world), spot_of_estate(estate_elsewhere())
    in_charge = in_post(world.street, "street_dispatcher", STREET[:6])
    place_case(case.code, right, reason="扫错了码", actor=in_charge, now=LATER)
    accept_case(case.code, actor=in_charge, now=LATER)
    dispatch_case(case.code, world.police, actor=in_charge, now=LATER)
    settled(case)
    told = Notice.objects.filter(person=world.resident.person).order_by("pk")
    assert list(told.values_list("template", flat=True)) == [
        "cases.corrected_before",
        "cases.dispatched",
    ]
    assert say(told[0].template, {**told[0].parameters, **json.loads(told[0].words)}).body == (
        "“大狗不牵绳”的地点更正了，原来是洲际·亚洲湾：扫错了码"
    )


def test_a_wrong_estate_that_is_gone_since_keeps_no_news_back(world):
    wrong, right = estate_elsewhere(), spot_of_code(world.code.token)
    case = without_company(world, spot=spot_of_estate(wrong))
    in_charge = in_post(world.street, "street_dispatcher", STREET[:6])
    place_case(case.code, right, reason="扫错了码", actor=in_charge, now=LATER)
    wrong.delete()
    settled(case)
    notice = Notice.objects.get(template="cases.place_corrected")
    assert json.loads(notice.words)["before"] == "已停用的小区"


def test_corrected_to_an_estate_with_a_company_it_goes_there_and_the_reporter_hears_it(world):
    case = reported(world, spot=spot_of_estate(estate_elsewhere()))
    assert case.state == CaseState.PENDING
    in_charge = in_post(world.street, "street_dispatcher", STREET[:6])
    spot = spot_of_code(world.code.token)
    place_case(case.code, spot, reason="扫错了码", actor=in_charge, now=LATER)
    assert (settled(case).state, case.lead) == (CaseState.DISPATCHED, world.company)
    told = Notice.objects.filter(person=world.resident.person).values_list("template", flat=True)
    assert sorted(told) == ["cases.dispatched", "cases.place_corrected"]


@pytest.mark.parametrize("before", ["涌泉街道 ", "涌泉街道，", ""])
def test_the_street_is_named_once(world, before):
    case = outside(placeless(world), world, words=f"{before}光华大道桥头")
    line = next(one for one in staff_story(case) if one.kind == "CasePlacedOutside")
    assert (line.sentence, fresh(case).place_name) == (
        "地点核定为光华大道桥头（涌泉街道），不在小区里",
        "光华大道桥头",
    )


@pytest.mark.parametrize("words", ["涌泉街道", "涌泉街道。", " 涌泉街道，江浦路社区 "])
def test_the_street_alone_is_no_place(world, words):
    with pytest.raises(RuleBroken, match="写一句在哪里"):
        outside(placeless(world), world, community=COMMUNITY, words=words)


def test_the_streets_own_office_keeps_its_name(world):
    case = outside(placeless(world), world, words="涌泉街道 涌泉街道办事处门口")
    line = next(one for one in staff_story(case) if one.kind == "CasePlacedOutside")
    assert (line.told, fresh(case).place_name) == (
        "地点核定为涌泉街道办事处门口（涌泉街道）",
        "涌泉街道办事处门口",
    )


@pytest.mark.parametrize("way", [place_outside, move_case])
def test_a_wrong_estate_may_be_no_estate_of_the_street_at_all(world, way):
    estate_elsewhere()
    case = reported(world, category="dogs", text="大狗不牵绳")
    how = {"words": "菜市场北门"} if way is place_outside else {"street": OTHER_STREET}
    way(case.code, **how, reason="在路上", actor=world.dispatcher, now=LATER)
    case = settled(case)
    gone = (case.estate, case.building, case.entrance, case.facility, case.latitude, case.h3_cell)
    assert gone == (None, None, None, None, None, "")
    assert case.place_name == how.get("words", "")
    street = STREET if way is place_outside else OTHER_STREET
    assert (case.state, case.street_code) == (CaseState.PENDING, street)


def test_where_a_photo_was_taken_stays_true(world):
    case = without_company(world)
    Case.objects.filter(pk=case.pk).update(latitude=30.5, longitude=103.9)
    case = corrected(case, world, spot_of_estate(estate_elsewhere()))
    assert (case.latitude, case.longitude) == (30.5, 103.9)


def test_a_settled_place_is_corrected_for_a_reason_and_to_something_else(world):
    case, elsewhere = without_company(world), estate_elsewhere()
    with pytest.raises(RuleBroken, match="已经核定在洲际·亚洲湾") as refusal:
        corrected(case, world, spot_of_estate(elsewhere), reason=" ")
    assert (refusal.value.field, fresh(case).estate) == ("reason", world.estate)
    with pytest.raises(RuleBroken, match="没有改"):
        corrected(case, world, spot_of_estate(world.estate))


def test_a_place_settled_outside_is_corrected_only_for_a_reason_too(world):
    case = outside(placeless(world), world)
    with pytest.raises(RuleBroken, match="已经核定在菜市场北门路灯下") as refusal:
        corrected(case, world, spot_of_estate(world.estate), reason="")
    assert (refusal.value.field, fresh(case).estate) == ("reason", None)
    with pytest.raises(RuleBroken, match="没有改"):
        outside(case, world)
    assert corrected(case, world, spot_of_estate(world.estate)).estate == world.estate
    line = next(one for one in staff_story(case) if one.kind == "CaseOutsideCorrected")
    assert line.told == "地点更正，原来是菜市场北门路灯下：报事人电话里说在二期"
    notice = Notice.objects.get(template="cases.place_corrected")
    assert json.loads(notice.words)["before"] == "菜市场北门路灯下"


def test_what_a_refusal_lists_can_be_done(world):
    """Whatever the table offers at 已受理, with an estate or without one, is on the page too."""
    case = accepted(world)
    with pytest.raises(StateChanged, match="可以核定地点、不予受理、转市级或派单"):
        accept_case(case.code, actor=world.dispatcher, now=LATER)
    page = page_for(world.dispatcher, case.code, LATER)
    offered = {one.act.label for one in page.acts if not one.why_not}
    assert offered == {"核定地点", "不予受理", "转市级", "派单"}


def test_once_dispatched_a_place_is_corrected_no_more(world):
    case = reported(world)
    with pytest.raises(StateChanged, match="现在是“已派单”，不能核定地点"):
        corrected(case, world, spot_of_estate(estate_elsewhere()))


def test_who_does_not_triage_neither_places_nor_moves(world):
    case, director = placeless(world), in_post(world.street, "street_director", STREET)
    with pytest.raises(NotPermitted):
        place_outside(case.code, words="路口", actor=director, now=LATER)
    with pytest.raises(Case.DoesNotExist):
        move_case(case.code, OTHER_STREET, actor=stranger(), now=LATER)


def test_once_placed_a_case_is_found_by_its_place(world):
    case = outside(placeless(world), world, words="光华大道桥头")
    assert list(Case.objects.filter(said("光华大道"))) == [case]
    assert list(Case.objects.filter(said("菜市场"))) == []
