"""Orders of the hotline become cases, each once, and the report says what became of them."""

from datetime import UTC, datetime, timedelta

import pytest

from gongzhi.cases.models import Case, Leg
from gongzhi.cases.rules.reporting import MAX_OUTSIDE
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.reading import timeline
from gongzhi.interop.imports import LONGEST_TEXT
from gongzhi.interop.vocabulary import Look
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref
from tests.cases.world import MONDAY, settled
from tests.interop.orders import ALL, BARE, CITY, DOGS, FEES, HEADER, LIFT, imported

WHOLE = (*HEADER, "承办单位", "答复", "办结时间", "结果")


def case_of(number):
    return Case.objects.get(origin_number=number)


def looks(report):
    return {(each.number, each.look) for each in report.looks}


def test_every_order_becomes_a_case_and_is_routed(world):
    report = imported(*ALL)
    assert (report.read, report.new, report.there, report.refused) == (5, 5, 0, ())
    assert {case.origin_number: case.state for case in Case.objects.all()} == {
        "YS001": "dispatched",
        "YS002": "pending",
        "YS003": "transferred",
        "YS004": "place_unknown",
        "YS005": "place_unknown",
    }
    assert [(share.key, share.count) for share in report.rules] == [
        ("1", 1),
        ("12", 1),
        ("5", 1),
        ("7", 1),
        ("99", 1),
    ]


def test_it_keeps_what_came_in_and_begins_its_clocks_now(world):
    imported(LIFT)
    case = case_of("YS001")
    assert (case.source, case.title, case.text) == ("hotline", LIFT[2], LIFT[3])
    assert case.reported_at == datetime(2026, 11, 20, 0, 15, tzinfo=UTC)
    assert {duty.started_at for duty in Duty.objects.all()} == {MONDAY}


def test_an_estate_named_in_the_words_is_found_whatever_its_dots(world):
    imported(LIFT)
    case = case_of("YS001")
    assert (case.estate, case.lead) == (world.estate, world.company)


def test_the_proposal_stays_though_the_dispatcher_comes_by_later(world):
    imported(DOGS)
    before = case_of("YS002").routing
    settled(case_of("YS002"))
    assert case_of("YS002").routing == before
    assert (before["rule"], before["category"], before["words"][0]) == (12, "dogs", "遛狗")


def test_imported_again_nothing_is_new(world):
    imported(*ALL)
    report = imported(*ALL, now=MONDAY + timedelta(days=1))
    assert (report.new, report.there, Case.objects.count()) == (0, 5, 5)


def test_a_trial_writes_nothing_and_says_the_same(world):
    tried = imported(*ALL, trial=True)
    assert (tried.is_trial, Case.objects.count()) == (True, 0)
    assert (tried.rules, tried.states) == (imported(*ALL).rules, imported(*ALL).states)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gbk"])
def test_any_usual_encoding_is_read(world, encoding):
    assert imported(LIFT, encoding=encoding).new == 1


def test_rows_that_cannot_be_taken_are_named_with_their_reason(world):
    late = ("YS006", "前天", "标题", "内容若干")
    report = imported(LIFT, ("", *DOGS[1:]), late, LIFT, ("YS007", LIFT[1], "空的", ""))
    assert report.new == 1
    assert [(each.row, each.reason[:5]) for each in report.refused] == [
        (3, "编号为空（"),
        (4, "“前天”不"),
        (5, "与第 2 "),
        (6, "内容为空（"),
    ]


def test_a_long_message_keeps_its_length(world):
    long = "道路坑洼。" * 1200
    imported(("YS008", "2026-11-20 08:00", "修路", long))
    assert len(case_of("YS008").text) == 6000
    assert LONGEST_TEXT == MAX_OUTSIDE


def test_a_long_title_is_cut(world):
    imported(("YS009", "2026-11-20 08:00", "路" * 200, "路面坑洼"))
    assert len(case_of("YS009").title) == 80


def test_a_named_body_gets_it(world):
    imported((*DOGS, "涌泉派出所", "", "", ""), header=WHOLE)
    case = case_of("YS002")
    assert (case.state, case.lead) == ("dispatched", world.police)


def test_a_body_nobody_knows_is_reported(world):
    report = imported((*DOGS, "某某局", "", "", ""), header=WHOLE)
    assert ("YS002", Look.BODY) in looks(report)
    assert case_of("YS002").state == "pending"


def test_a_finished_order_is_filed_with_its_answer(world):
    row = (*LIFT, "蜀澜物业", "已更换曳引绳", "2026-11-22 16:00", "满意")
    imported(row, header=WHOLE)
    case = settled(case_of("YS001"))
    told = [line.sentence for line in timeline(Ref("case", case.pk))]
    assert (case.state, case.lead, Duty.objects.count(), Leg.objects.count()) == (
        "archived",
        world.company,
        0,
        0,
    )
    assert "来文所附答复：已更换曳引绳；满意" in told


def test_a_filed_order_stays_filed(world):
    row = (*LIFT, "", "已修好", "2026-11-22 16:00", "")
    imported(row, header=WHOLE)
    imported((*LIFT, "", "", "", ""), header=WHOLE)
    assert settled(case_of("YS001")).state == "archived"


def test_what_was_finished_elsewhere_meanwhile_is_for_a_person(world):
    imported(DOGS)
    report = imported((*DOGS, "", "已劝导", "2026-11-22 16:00", ""), header=WHOLE)
    assert ("YS002", Look.FINISHED) in looks(report)
    assert case_of("YS002").state == "pending"


def test_an_emergency_comes_first_among_what_a_person_looks_at(world):
    fire = ("YS010", "2026-11-23 09:00", "楼道电瓶车起火", "楼道里电瓶车充电起火，有浓烟")
    report = imported(BARE, fire)
    assert [(each.number, each.look) for each in report.looks][:2] == [
        ("YS010", Look.EMERGENCY),
        ("YS005", Look.NO_WORD),
    ]


def test_two_about_the_same_are_pointed_out(world):
    again = ("YS011", "2026-11-22 09:00", DOGS[2], DOGS[3] + "，请来人")
    others = [("YS02" + str(n), "2026-11-22 09:00", "修路" + str(n), "路面坑洼") for n in range(2)]
    report = imported(DOGS, again, *others)
    assert ("YS011", Look.DUPLICATE) in looks(report)


def test_what_is_not_clear_no_rule_carries_out(world):
    both = ("YS012", "2026-11-22 09:00", "高铁站广场舞", "高铁站门口跳广场舞")
    report = imported(both)
    assert case_of("YS012").state == "pending"
    assert ("YS012", Look.NEAR) in looks(report)


def test_without_a_street_nothing_is_taken(world):
    with pytest.raises(RuleBroken, match="辖区"):
        imported(LIFT, street="999999999")


def test_the_shares_add_up(world):
    report = imported(*ALL)
    sums = [sum(share.count for share in shares) for shares in (report.rules, report.states)]
    assert sums == [5, 5]
    assert report.by_people == 1
    assert {CITY[0], FEES[0]} <= {case.origin_number for case in Case.objects.all()}
