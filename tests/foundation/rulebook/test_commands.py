from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from gongzhi.foundation import rulebook
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.rulebook.commands import (
    confirm_override,
    propose_override,
    reject_override,
    withdraw_override,
)
from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState, Tag
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from tests.foundation.rulebook.conftest import NOW, TODAY, proposal

LOOSER = (
    "“业委会选举后备案期限”在国家一层为 30 日（国务院《物业管理条例》 第十六条第一款），"
    "街道（乡镇）可以从严，不得放宽为 40 日"
)
pytestmark = pytest.mark.django_db
FILING = "assembly.filing.span"
STREET = "510115003"


def filing(on=TODAY, region=STREET):
    return rulebook.value(FILING, region_code=region, on=on)


def test_a_tighter_value_holds_once_another_person_has_checked_it(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    before = filing().span.amount
    confirm_override(entered.pk, actor=colleague, now=NOW, remark="与原文一致")
    found = filing()
    assert (before, found.span.amount, found.level, found.tag, found.since) == (
        30,
        20,
        Level.STREET,
        Tag.ENTERED,
        TODAY,
    )


def test_it_holds_in_its_own_street_only(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    assert filing(region="510115004").span.amount == 30


def test_it_changes_nothing_that_began_before(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    assert [filing(on=TODAY - timedelta(days=1)).span.amount, filing().span.amount] == [30, 20]


def test_a_later_day_of_force_is_waited_for(clerk, colleague):
    later = date(2027, 1, 1)
    entered = propose_override(FILING, proposal(valid_from=later), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    assert [filing().span.amount, filing(on=later).span.amount] == [30, 20]


def test_a_looser_value_is_refused_naming_the_higher_level(clerk):
    with pytest.raises(RuleBroken) as refused:
        propose_override(FILING, proposal(written="40 natural_days"), actor=clerk, now=NOW)
    assert (refused.value.message, refused.value.clause, refused.value.field) == (
        LOOSER,
        "国务院《物业管理条例》 第十六条第一款",
        "value",
    )


def test_the_platforms_proposal_binds_nobody(clerk, colleague):
    wider = proposal(written="48 hours")
    entered = propose_override("cases.response.span", wider, actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    found = rulebook.value("cases.response.span", region_code=STREET, on=TODAY)
    assert (found.span.amount, found.level) == (48, Level.STREET)


@pytest.mark.parametrize(
    ("key", "told", "message"),
    [
        (
            "assembly.quorum.area",
            {"written": ">=3/4"},
            "“参与表决面积”由法律法规定死，各级都不能另设",
        ),
        (
            "assembly.founding.area_share",
            {"written": ">=1/3"},
            "“交付面积比例”只能由省级设定，街道（乡镇）不能设定",
        ),
        (FILING, {"scope": "51"}, "“街道（乡镇）”的代码不对，请核对所选范围"),
        (FILING, {"level": Level.ESTATE, "scope": "x"}, "“小区议事规则”的代码不对，请核对所选范围"),
        (FILING, {"clause": " "}, "须写明条号，如第三十五条第一款"),
        (FILING, {"quote": ""}, "须逐字录入原文，不改写"),
        (FILING, {"source_file": ""}, "须写明所依据的文本，如公报、官网打印件的文件名"),
        (FILING, {"reason": ""}, "须写明录入理由"),
        (FILING, {"written": "20"}, "期间填一个大于零的整数，单位另选，例如 30，日"),
        (FILING, {"written": "4 working_days"}, "“业委会选举后备案期限”的单位只能是：日"),
        ("cases.photos.most", {"written": "21"}, "“照片张数上限”不得大于 20"),
    ],
)
def test_what_may_not_be_entered_is_refused_in_words(clerk, key, told, message):
    with pytest.raises(RuleBroken) as refused:
        propose_override(key, proposal(**told), actor=clerk, now=NOW)
    assert refused.value.message == message


def test_the_author_does_not_check_his_own_entry(clerk):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    with pytest.raises(NotPermitted, match="录入人不能复核自己的录入"):
        confirm_override(entered.pk, actor=clerk, now=NOW)


def test_nor_under_another_account_of_his(clerk):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    other = Actor(account=9, person=11, powers=clerk.powers, territory=clerk.territory)
    with pytest.raises(NotPermitted):
        confirm_override(entered.pk, actor=other, now=NOW)


def test_the_database_itself_refuses_one_person_twice(clerk):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Override.objects.filter(pk=entered.pk).update(checker=clerk.account)


def test_the_database_itself_refuses_to_rewrite_an_entry(clerk):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Override.objects.filter(pk=entered.pk).update(value="10 natural_days")


def provincial_text(**told):
    return proposal(
        level=Level.PROVINCE,
        scope="51",
        source="《四川省物业管理条例》",
        clause="第三十五条",
        written=told.pop("written", "30 natural_days"),
        **told,
    )


def test_a_street_may_copy_out_the_provinces_text_and_the_province_checks_it(
    clerk, colleague, provincial
):
    key = "assembly.preparation.span"
    entered = propose_override(key, provincial_text(), actor=clerk, now=NOW)
    with pytest.raises(NotPermitted):
        confirm_override(entered.pk, actor=colleague, now=NOW)
    confirm_override(entered.pk, actor=provincial, now=NOW)
    found = rulebook.value(key, region_code="511902003", on=TODAY)
    assert (found.wording, found.level, found.unverified) == ("30 日", Level.PROVINCE, ())


def test_a_street_elsewhere_may_not(clerk):
    elsewhere = provincial_text()
    far = Actor(account=5, person=15, powers=clerk.powers, territory=("310112103",))
    with pytest.raises(NotPermitted):
        propose_override("assembly.preparation.span", elsewhere, actor=far, now=NOW)


def test_without_the_power_nothing_is_entered(clerk):
    nobody = Actor(account=5, person=15, territory=("510115003",))
    with pytest.raises(NotPermitted):
        propose_override(FILING, proposal(), actor=nobody, now=NOW)


def test_read_and_nothing_said_is_entered_as_such(clerk, provincial):
    key = "assembly.preparation.size.least"
    text = provincial_text(written=None)
    entered = propose_override(key, text, actor=clerk, now=NOW)
    before = rulebook.value(key, region_code=STREET, on=TODAY).wording
    confirm_override(entered.pk, actor=provincial, now=NOW)
    after = rulebook.value(key, region_code=STREET, on=TODAY).wording
    assert (before, after) == ("未核实", "未规定")


def test_a_level_tightened_later_sets_a_looser_one_below_aside(clerk, colleague, provincial):
    street = propose_override(FILING, proposal(written="25 natural_days"), actor=clerk, now=NOW)
    confirm_override(street.pk, actor=colleague, now=NOW)
    text = provincial_text(written="15 natural_days")
    province = propose_override(FILING, text, actor=clerk, now=NOW)
    confirm_override(province.pk, actor=provincial, now=NOW)
    found = filing()
    assert (found.span.amount, found.level) == (15, Level.PROVINCE)


def test_a_rejected_entry_never_holds(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    reject_override(entered.pk, actor=colleague, now=NOW, reason="原文是三十日")
    assert (filing().span.amount, Override.objects.get().state) == (30, OverrideState.REJECTED)


def test_what_was_decided_is_not_decided_again(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    reject_override(entered.pk, actor=colleague, now=NOW, reason="原文是三十日")
    with pytest.raises(StateChanged, match="未通过"):
        confirm_override(entered.pk, actor=colleague, now=NOW)


def test_one_entry_at_a_time_waits_at_a_level(clerk):
    propose_override(FILING, proposal(), actor=clerk, now=NOW)
    with pytest.raises(RuleBroken, match="已有一条待复核的录入"):
        propose_override(FILING, proposal(written="10 natural_days"), actor=clerk, now=NOW)


def test_the_author_may_withdraw_what_nobody_has_checked(clerk):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    withdraw_override(entered.pk, actor=clerk, now=NOW, reason="录错")
    assert Override.objects.get().state == OverrideState.WITHDRAWN


def test_a_value_in_force_is_withdrawn_by_another_from_that_day(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    later = NOW + timedelta(days=3)
    with pytest.raises(NotPermitted):
        withdraw_override(entered.pk, actor=clerk, now=later, reason="上级要求")
    withdraw_override(entered.pk, actor=colleague, now=later, reason="上级要求")
    days = [filing(on=TODAY + timedelta(days=n)).span.amount for n in (0, 2, 3)]
    assert days == [20, 20, 30]


def test_each_act_is_recorded_with_its_reason_kept_apart(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    withdraw_override(entered.pk, actor=colleague, now=NOW, reason="上级要求")
    told = list(Entry.objects.order_by("id").values_list("kind", "account", "region_code"))
    assert told == [
        ("OverrideProposed", 1, STREET),
        ("OverrideConfirmed", 2, STREET),
        ("OverrideWithdrawn", 2, STREET),
    ]
    assert "reason" not in Entry.objects.order_by("id").first().payload


def test_history_tells_what_was_entered_beside_what_is_printed(clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    said = rulebook.history(FILING, region_code=STREET)
    assert [(row.level, row.tag) for row in said] == [
        (Level.STREET, Tag.ENTERED),
        (Level.PROVINCE, Tag.UNVERIFIED),
        (Level.NATION, Tag.VERIFIED),
        (Level.PROVINCE, Tag.REPEALED),
    ]
