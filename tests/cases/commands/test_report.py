"""Reporting, adding to it, 我也遇到, 催办."""

from dataclasses import replace

import pytest

from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.report import (
    join_case,
    supplement_case,
    urge_case,
)
from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.queries.case import page_for
from gongzhi.cases.queries.story import staff_story
from gongzhi.cases.rules.reporting import MAX_TEXT
from gongzhi.cases.vocabulary import CaseState, Channel, Source
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.ref import Ref
from gongzhi.parties.commands.person import person_for_phone
from gongzhi.territory.queries import spot_of_code
from tests.cases.commands.steps import HOUR, answer, checked, fresh, kinds, stranger
from tests.cases.world import MONDAY, STREET, person, reported, without_company
from tests.foundation.files.conftest import files_folder  # noqa: F401 (for every test here)
from tests.foundation.files.factories import stored

LATER = MONDAY + HOUR


def test_a_report_takes_its_place_from_the_code(world):
    case = reported(world)
    assert (case.estate, case.facility, case.place_name) == (
        world.estate,
        world.lift,
        "洲际·亚洲湾 1 号电梯",
    )
    assert (case.county_code, case.street_code, case.region_code) == (
        "510115",
        "510115003",
        "510115003001",
    )


def test_without_a_known_place_it_waits_for_one(world):
    case = reported(world, spot=None, region_code=STREET, place_text="某处", routed=False)
    assert (case.state, case.region_code) == (CaseState.PLACE_UNKNOWN, "510115003000")


@pytest.mark.parametrize("text", ["", " ", "响"])
def test_too_little_is_no_report(world, text):
    with pytest.raises(RuleBroken, match="说一句发生了什么") as refusal:
        reported(world, text=text, routed=False)
    assert (refusal.value.field, Case.objects.count()) == ("text", 0)


def test_too_much_says_how_much_it_is(world):
    with pytest.raises(RuleBroken, match=f"最多 {MAX_TEXT} 字，现在 {MAX_TEXT + 3} 字") as refusal:
        reported(world, text="长" * (MAX_TEXT + 3), routed=False)
    assert refusal.value.field == "text"


def test_the_code_of_a_removed_place_takes_no_report(world):
    spot = replace(spot_of_code(world.code.token), retired=True)
    with pytest.raises(RuleBroken, match="已停用") as refusal:
        reported(world, spot=spot, routed=False)
    assert refusal.value.field == "place"


def test_an_order_from_outside_becomes_one_case(world):
    given = {"source": Source.HOTLINE, "origin_number": "CD2026112300001", "routed": False}
    reported(world, **given)
    with pytest.raises(RuleBroken, match="CD2026112300001 已经收过"):
        reported(world, **given)
    assert Case.objects.count() == 1


def test_the_same_number_from_another_source_is_another_order(world):
    for source in (Source.HOTLINE, Source.PATROL):
        reported(world, source=source, origin_number="7", routed=False)
    assert Case.objects.count() == 2


def test_a_photo_added_later_stands_in_the_place_of_its_case(world):
    case, draft = reported(world), Ref("draft", 7)
    stored(owner=draft, purpose="report", actor=world.resident)
    supplement_case(case.code, "", photos=draft, actor=world.resident, now=LATER)
    (photo,) = files_of(Ref("case", case.pk))
    assert (photo.region_code, photo.county_code) == (case.region_code, case.county_code)


def test_more_words_are_recorded_and_the_case_has_moved(world):
    case = reported(world)
    supplement_case(case.code, "现在停了", photos=None, actor=world.resident, now=LATER)
    assert (kinds(case)[-1], fresh(case).updated_at) == ("CaseSupplemented", LATER)


def test_the_same_sent_twice_is_added_once(world):
    case = reported(world)
    for _ in range(2):
        supplement_case(case.code, "现在停了", photos=None, actor=world.resident, now=LATER)
    supplement_case(case.code, "又走了", photos=None, actor=world.resident, now=LATER)
    assert kinds(case).count("CaseSupplemented") == 2


def test_nothing_more_is_nothing_to_add(world):
    case = reported(world)
    with pytest.raises(RuleBroken, match="写点什么"):
        supplement_case(case.code, " ", photos=None, actor=world.resident, now=LATER)


def test_nothing_is_no_repetition_of_photos_sent_without_words(world):
    case, draft = reported(world), Ref("draft", 7)
    stored(owner=draft, purpose="report", actor=world.resident)
    supplement_case(case.code, "", photos=draft, actor=world.resident, now=LATER)
    for photos in (None, Ref("draft", 8)):
        with pytest.raises(RuleBroken, match="写点什么") as refused:
            supplement_case(case.code, " ", photos=photos, actor=world.resident, now=LATER)
        assert refused.value.field == "text"
    assert kinds(case).count("CaseSupplemented") == 1


def test_photos_alone_sent_again_by_their_number_are_added_once(world):
    case, draft = reported(world), Ref("draft", 7)
    stored(owner=draft, purpose="report", actor=world.resident)
    for _ in range(2):
        supplement_case(case.code, "", photos=draft, actor=world.resident, now=LATER)
    assert (kinds(case).count("CaseSupplemented"), len(files_of(Ref("case", case.pk)))) == (1, 1)


def test_the_same_photos_sent_again_without_words_are_added_once(world):
    case = reported(world)
    for number in (7, 8):
        draft = Ref("draft", number)
        stored(owner=draft, purpose="report", actor=world.resident)
        supplement_case(case.code, "", photos=draft, actor=world.resident, now=LATER)
    assert (kinds(case).count("CaseSupplemented"), len(files_of(Ref("case", case.pk)))) == (1, 1)


@pytest.mark.parametrize("unseen", ["\ufeff\u2028\u2029", "\u200d", "\u3164 \u2800"])
def test_signs_that_show_nothing_are_no_words(world, unseen):
    case = reported(world)
    with pytest.raises(RuleBroken, match="写点什么") as refused:
        supplement_case(case.code, unseen, photos=None, actor=world.resident, now=LATER)
    assert refused.value.field == "text"
    with pytest.raises(RuleBroken, match="说一句发生了什么"):
        reported(world, text=unseen)
    with pytest.raises(RuleBroken, match="写一句跟报事人说了什么"):
        contact_reporter(
            case.code, channel=Channel.VISIT, reply=unseen, actor=world.worker, now=LATER
        )


def test_signs_that_turn_a_line_around_are_taken_out_of_what_is_added(world):
    case = reported(world)
    supplement_case(
        case.code, "今天\u202e又响\u2066了", photos=None, actor=world.resident, now=LATER
    )
    assert staff_story(case)[0].words["text"] == "今天又响了"


def test_only_a_reporter_adds_and_urges(world):
    case = reported(world)
    for actor in (world.neighbour, world.secretary, stranger()):
        with pytest.raises(Case.DoesNotExist):
            supplement_case(case.code, "补充", photos=None, actor=actor, now=LATER)
        with pytest.raises(Case.DoesNotExist):
            urge_case(case.code, actor=actor, now=LATER)


def test_nothing_is_added_to_a_filed_case(world):
    case = answer(checked(reported(world), world), world.resident)
    with pytest.raises(RuleBroken, match="已经归档"):
        supplement_case(case.code, "又响", photos=None, actor=world.resident, now=LATER)


def test_joining_counts_once_however_often(world):
    case = reported(world)
    for _ in range(2):
        join_case(case.code, is_shielded=True, actor=world.neighbour, now=LATER)
    case = fresh(case)
    assert (case.reporter_count, Reporter.objects.filter(case=case).count()) == (2, 2)
    assert kinds(case).count("CaseJoined") == 1


def test_the_first_reporter_does_not_join_his_own(world):
    case = reported(world)
    join_case(case.code, is_shielded=True, actor=world.resident, now=LATER)
    assert fresh(case).reporter_count == 1


def test_nobody_joins_unnamed_or_too_late(world):
    case = reported(world)
    with pytest.raises(RuleBroken, match="先登录"):
        join_case(case.code, is_shielded=True, actor=Actor(), now=LATER)
    filed = answer(checked(case, world), world.resident)
    with pytest.raises(RuleBroken, match="已经办完"):
        join_case(filed.code, is_shielded=True, actor=world.neighbour, now=LATER)


def test_a_stranger_with_only_the_number_does_not_join(world):
    case = reported(world)
    stranger = Actor(person=person("外人").pk)
    with pytest.raises(NotPermitted, match="先扫现场的码"):
        join_case(case.code, is_shielded=True, actor=stranger, now=LATER)
    join_case(case.code, is_shielded=True, actor=stranger, now=LATER, place=world.code.token)
    assert fresh(case).reporter_count == 2


def test_the_body_that_handles_it_is_no_reporter_of_it(world):
    case = reported(world)
    home = frozenset({world.estate.pk})
    for actor in (world.worker, Actor(person=world.worker.person, estates=home)):
        with pytest.raises(NotPermitted, match="工作人员"):
            join_case(case.code, is_shielded=True, actor=actor, now=LATER)


def test_the_story_for_staff_names_no_resident(world):
    case = reported(world)
    names = {line.actor_name for line in staff_story(case)}
    assert names == {"报事人", "系统"}


def test_urging_is_heard_once_a_day(world):
    case = reported(world)
    urge_case(case.code, actor=world.resident, now=LATER)
    with pytest.raises(RuleBroken, match="24 小时内催过"):
        urge_case(case.code, actor=world.resident, now=LATER + 23 * HOUR)
    urge_case(case.code, actor=world.resident, now=LATER + 24 * HOUR)
    assert kinds(case).count("CaseUrged") == 2


def shown_to(actor, case):
    page = page_for(actor, case.code, MONDAY)
    return [(one.name, one.phone, one.is_hidden) for one in page.reporters]


def test_a_shielded_reporter_is_hidden_from_who_handles_and_masked_for_the_territory(world):
    case = reported(world)
    assert shown_to(world.worker, case) == [("", "", True)]
    assert shown_to(world.secretary, case) == [("李**", "199****0001", False)]


def test_whose_name_nobody_knows_is_not_shown_as_a_masked_one(world):
    caller = person_for_phone("19900001234")
    case = reported(world, reporter=caller.pk)
    assert shown_to(world.secretary, case) == [("未留姓名", "199****1234", False)]


def test_one_who_did_not_mind_is_shown_masked_to_the_company_too(world):
    case = reported(world, is_shielded=False)
    assert shown_to(world.worker, case) == [("李**", "199****0001", False)]


def test_a_category_the_reporter_chose_is_kept(world):
    case = without_company(world)
    assert case.category == "dogs"
