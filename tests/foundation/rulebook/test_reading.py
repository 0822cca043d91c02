"""Resolved values against the collection of law, place by place."""

from datetime import date

import pytest

from gongzhi.foundation import rulebook
from gongzhi.foundation.rulebook.reading import Unverified
from gongzhi.foundation.rulebook.rules.book import UnknownKey
from gongzhi.foundation.rulebook.rules.resolving import Standing
from gongzhi.foundation.rulebook.vocabulary import Level, Tag

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
SHANGHAI, HUNAN, SICHUAN, BEIJING = "310112103", "430602001", "510115003", "110101001"
OPEN, SILENT = "未核实", "未规定"

TABLE = [
    # key, 上海, 湖南, 四川, 北京
    ("assembly.founding.area_share", "≥ 1/2", "≥ 1/2", "≥ 1/2", "≥ 1/2"),
    ("assembly.founding.units_share", SILENT, "≥ 1/2", "≥ 1/2", SILENT),
    ("assembly.founding.elapsed", "2 年", "2 年", "2 年", SILENT),
    ("assembly.founding.elapsed_area_share", OPEN, "≥ 3/10", OPEN, OPEN),
    ("assembly.founding.obligatory", "是", "是", "是", "否"),
    ("assembly.founding.report.span", "30 日", SILENT, "30 日", SILENT),
    ("assembly.founding.applicants.owners", "1 名", "10 名", "20 名", OPEN),
    ("assembly.preparation.span", "60 日", "30 日", OPEN, OPEN),
    ("assembly.preparation.size.least", SILENT, "7 人", OPEN, SILENT),
    ("assembly.preparation.size.most", SILENT, "13 人", OPEN, SILENT),
    ("assembly.preparation.owners_share", "≥ 1/2", "≥ 1/2", "≥ 1/2", "≥ 1/2"),
    ("assembly.preparation.list.published", "7 日", "7 日", OPEN, "7 日"),
    ("assembly.preparation.developer_papers", SILENT, "7 日", OPEN, SILENT),
    ("assembly.founding.meeting.span", "90 日", "3 个月", "6 个月", "60 日"),
    ("assembly.founding.notice", "15 日", "15 日", "15 日", "15 日"),
    ("assembly.committee.size.least", "5 人", "5 人", "5 人", "5 人"),
    ("assembly.committee.size.most", "11 人", "11 人", "11 人", "11 人"),
    ("assembly.committee.small", "3 人", SILENT, OPEN, "3 人"),
    ("assembly.committee.small.area", "10000.00 m²", OPEN, OPEN, OPEN),
    ("assembly.committee.small.units", OPEN, OPEN, OPEN, "100 户"),
    ("assembly.committee.term.least", "3 年", "3 年", OPEN, SILENT),
    ("assembly.committee.term.most", "5 年", "5 年", "5 年", "5 年"),
    ("assembly.committee.arrears_bar", "是", OPEN, "否", OPEN),
    ("assembly.committee.result.published", "3 日", SILENT, OPEN, "3 日"),
    ("assembly.filing.span", "30 日", "30 日", "30 日", "30 日"),
    ("assembly.filing.processing", "20 日", SILENT, OPEN, "5 个工作日"),
    ("assembly.filing.change.span", "30 日", OPEN, OPEN, "30 日"),
    ("assembly.committee.meeting.every", "2 个月", OPEN, OPEN, "2 个月"),
    ("assembly.committee.meeting.quorum", "> 1/2", "> 1/2", OPEN, "> 1/2"),
    ("assembly.committee.meeting.proxy_allowed", "否", "否", OPEN, "否"),
    ("assembly.renewal.report.before", "5 个月", OPEN, OPEN, "6 个月"),
    ("assembly.renewal.meeting.before", OPEN, "3 个月", OPEN, OPEN),
    ("assembly.handover.member", "10 日", "3 日", OPEN, SILENT),
    ("assembly.handover.successor", OPEN, "10 日", OPEN, SILENT),
    ("assembly.stand_in.term.most", OPEN, OPEN, "2 年", "3 年"),
    ("assembly.stand_in.applicants.heads", OPEN, OPEN, "≥ 1/10", OPEN),
    ("revenue.income.published.frequency", "每季度", "每年", OPEN, "每年"),
    ("revenue.fund.published.frequency", "每半年", "每年", OPEN, "每年"),
    ("revenue.published.by", SILENT, "3 月 31 日", OPEN, OPEN),
    ("revenue.published.displayed", OPEN, "30 日", OPEN, OPEN),
    ("revenue.audit.displayed", "30 日", OPEN, OPEN, OPEN),
    ("revenue.income.fund_share", "> 1/2", OPEN, OPEN, "≥ 1/2"),
    ("revenue.fund.refill.below", "< 3/10", OPEN, OPEN, OPEN),
    ("revenue.fund.refill.target", "≥ 1/2", OPEN, OPEN, OPEN),
    ("agreements.handover.span", "10 日", OPEN, OPEN, SILENT),
    ("agreements.temporary.most", "6 个月", OPEN, OPEN, OPEN),
    ("agreements.violations.report", "24 小时", OPEN, OPEN, SILENT),
    ("assembly.ballots.kept", OPEN, "3 年", OPEN, OPEN),
    ("assembly.quorum.area", "≥ 2/3", "≥ 2/3", "≥ 2/3", "≥ 2/3"),
    ("assembly.consent.ordinary.heads", "> 1/2", "> 1/2", "> 1/2", "> 1/2"),
    ("assembly.consent.special.area", "≥ 3/4", "≥ 3/4", "≥ 3/4", "≥ 3/4"),
    ("assembly.petition.share", "≥ 1/5", "≥ 1/5", "≥ 1/5", "≥ 1/5"),
    ("assembly.notice.span", "15 日", "15 日", "15 日", "15 日"),
    ("mediation.confirmation.span", "30 日", "30 日", "30 日", "30 日"),
    ("mediation.handling.span", SILENT, SILENT, SILENT, SILENT),
    ("hotline.handling.span", OPEN, OPEN, OPEN, OPEN),
    ("agreements.dismissal.notice", "60 日", "60 日", "60 日", "60 日"),
    ("agreements.refusal.notice", "90 日", "90 日", "90 日", "90 日"),
    ("cases.response.span", "24 小时", "24 小时", "24 小时", "24 小时"),
]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_each_place_has_the_value_of_its_own_text(row):
    key, *expected = row
    places = (SHANGHAI, HUNAN, SICHUAN, BEIJING)
    assert [rulebook.value(key, region_code=p, on=ON).wording for p in places] == expected


def test_a_value_says_where_it_comes_from():
    found = rulebook.value("assembly.filing.span", region_code=SHANGHAI, on=ON)
    assert (found.level, found.scope, found.tag, found.clause, found.since) == (
        Level.PROVINCE,
        "31",
        Tag.VERIFIED,
        "第二十三条第一款",
        date(2020, 12, 30),
    )


def test_where_the_provinces_text_could_not_be_read_the_nations_value_holds_and_it_is_said():
    found = rulebook.value("assembly.filing.span", region_code=SICHUAN, on=ON)
    assert (found.level, found.span.amount, found.unverified) == (
        Level.NATION,
        30,
        (Level.PROVINCE,),
    )


def test_an_unread_text_that_might_forbid_it_blocks_the_nations_permission():
    key = "assembly.ballots.unreturned.clause_allowed"
    found = [rulebook.value(key, region_code=p, on=ON).value for p in (SHANGHAI, SICHUAN)]
    assert found == [True, None]


def test_the_repealed_text_of_2012_is_never_in_force():
    on = date(2013, 1, 1)
    found = rulebook.value("assembly.preparation.owners_share", region_code=SICHUAN, on=on)
    assert found.ratio.fraction.denominator == 2


def test_before_a_text_came_into_force_it_says_nothing():
    found = rulebook.value("assembly.quorum.area", on=date(2020, 12, 31))
    assert found.known is False


def test_the_platforms_proposals_are_marked_as_such():
    found = rulebook.value("cases.photos.most", region_code=SICHUAN, on=ON)
    assert (found.number, found.level, found.tag) == (9, Level.PLATFORM, Tag.PROPOSED)


def test_what_nobody_verified_is_none_and_required_it_is_refused_in_words():
    with pytest.raises(Unverified) as refused:
        rulebook.require("assembly.ballots.kept", region_code=SICHUAN, on=ON)
    assert refused.value.message == (
        "“表决资料保存期限”在本地未核实，不能继续；"
        "请在“规则库”中由省级、市级、区县级、街道（乡镇）、小区议事规则录入"
    )


def test_required_and_known_it_is_the_same_value():
    wanted = {"region_code": SHANGHAI, "on": ON}
    key = "assembly.filing.span"
    assert rulebook.require(key, **wanted) == rulebook.value(key, **wanted)


def test_asking_for_the_wrong_type_is_a_slip_in_the_program():
    with pytest.raises(TypeError):
        _ = rulebook.value("cases.photos.most", on=ON).span


def test_an_unknown_key_is_a_slip_in_the_program():
    with pytest.raises(UnknownKey):
        rulebook.value("assembly.filing.spam", on=ON)


def test_the_ladder_shows_every_level_over_the_place():
    ladder = rulebook.layers("assembly.filing.span", region_code=SICHUAN, on=ON, estate=7)
    assert [(layer.level, layer.scope, layer.standing) for layer in ladder] == [
        (Level.PLATFORM, "", Standing.UNSET),
        (Level.NATION, "", Standing.PICKED),
        (Level.PROVINCE, "51", Standing.UNVERIFIED),
        (Level.CITY, "5101", Standing.UNSET),
        (Level.COUNTY, "510115", Standing.UNSET),
        (Level.STREET, "510115003", Standing.UNSET),
        (Level.ESTATE, "7", Standing.UNSET),
    ]


def test_history_keeps_the_repealed_text_for_contrast():
    said = rulebook.history("assembly.filing.span", region_code=SICHUAN)
    assert [(row.level, row.tag, row.valid_to) for row in said] == [
        (Level.PROVINCE, Tag.UNVERIFIED, None),
        (Level.NATION, Tag.VERIFIED, None),
        (Level.PROVINCE, Tag.REPEALED, date(2022, 4, 30)),
    ]
