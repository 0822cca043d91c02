from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.vocabulary import OverrideState
from gongzhi.foundation.web.rules.moments import dated
from gongzhi.kernel.calendar import local_day
from tests.counting import counted

LOOSER = (
    "“业委会选举后备案期限”在国家一层为 30 日（国务院《物业管理条例》 第十六条第一款），"
    "街道（乡镇）可以从严，不得放宽为 40 日"
)
pytestmark = pytest.mark.django_db
RULE = "/desk/rules/assembly.filing.span"
ENTRY = {
    "level": "street:510115003",
    "value": "20",
    "unit": "natural_days",
    "source": "涌泉街道办事处通知",
    "clause": "第二条",
    "quote": "自选举产生之日起二十日内备案。",
    "valid_from": "2026-11-01",
    "source_file": "通知.pdf",
    "reason": "街道统一办理时间",
}


def test_the_list_counts_what_is_not_verified(signed_in):
    page = signed_in("a", 1).get("/desk/rules/")
    assert (page.status_code, page.context["open_number"] > 50) == (200, True)


def test_the_list_is_searched_by_words_of_the_title(signed_in):
    page = signed_in("a", 1).get("/desk/rules/", {"q": "备案 选举"})
    keys = [line.key for group in page.context["groups"] for line in group.lines]
    assert keys == ["assembly.filing.span"]


def test_the_list_costs_few_queries_however_long(signed_in):
    client = signed_in("a", 1)
    client.get("/desk/rules/")  # the first visit also writes the session
    with counted() as queries:
        client.get("/desk/rules/")
    assert queries.number <= 10


@pytest.mark.parametrize(
    "key",
    [
        "assembly.filing.span",
        "assembly.parking.votes",
        "cases.photos.most",
        "duties.opening_hours",
        "revenue.fund.refill.below",
        "assembly.special_items",
    ],
)
def test_every_kind_of_value_has_its_page(signed_in, key):
    assert signed_in("a", 1).get(f"/desk/rules/{key}").status_code == 200


def test_the_page_shows_value_clause_quotation_and_what_is_open(signed_in):
    page = signed_in("a", 1).get(RULE).content.decode()
    shown = [
        words in page
        for words in (
            "30 日",
            "第十六条第一款",
            "业主委员会应当自选举产生之日起30日内",
            "四川省",
            "未核实",
            "已废止",
        )
    ]
    assert shown == [True] * 6


def test_an_unknown_key_has_no_page(signed_in):
    assert signed_in("a", 1).get("/desk/rules/assembly.filing.spam").status_code == 404


def test_a_value_is_entered_by_one_and_checked_by_another(signed_in):
    author, checker = signed_in("a", 1), signed_in("b", 2)
    sent = author.post(f"{RULE}/overrides", ENTRY)
    pk = Override.objects.get().pk
    author.post(f"{RULE}/overrides/{pk}/confirmation")
    still = Override.objects.get().state
    checker.post(f"{RULE}/overrides/{pk}/confirmation", {"remark": "一致", "confirmed": "1"})
    assert (sent.status_code, still, Override.objects.get().state) == (
        302,
        OverrideState.PROPOSED,
        OverrideState.IN_FORCE,
    )
    assert "20 日" in checker.get(RULE).content.decode()


def test_a_refusal_stands_beside_the_field_and_nothing_typed_is_lost(signed_in):
    page = signed_in("a", 1).post(f"{RULE}/overrides", {**ENTRY, "value": "40"})
    form = page.context["form"]
    assert (page.status_code, form.errors["value"], form["quote"].value()) == (
        422,
        [LOOSER],
        ENTRY["quote"],
    )


def test_the_level_must_lie_over_the_place(signed_in):
    page = signed_in("a", 1).post(f"{RULE}/overrides", {**ENTRY, "level": "street:310112103"})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["level"])


def test_without_the_power_the_form_says_so(signed_in):
    reader = signed_in("c", 3, powers=frozenset())
    assert "当前职务没有“录入规则值”权限" in reader.get(RULE).content.decode()
    assert reader.post(f"{RULE}/overrides", ENTRY).status_code == 403


def test_strangers_are_sent_to_sign_in():
    assert Client().get(RULE).status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        "region=abc",
        "region=" + "9" * 40,
        "estate=x",
        "estate=7",
        "estate=²",
        "estate=" + "9" * 40,
        "begins=2026-99-99",
        "begins=2026-06-12",
    ],
)
def test_odd_addresses_do_no_harm(signed_in, query):
    assert signed_in("a", 1).get(f"{RULE}?{query}").status_code == 200


def test_at_first_the_readers_own_level_is_chosen_and_of_a_wider_one_is_said_who_checks(signed_in):
    page = signed_in("a", 1).get(RULE)
    field = page.context["form"].fields["level"]
    wider = [label for value, label in field.choices if not value.startswith("street:")]
    assert field.initial == "street:510115003"
    assert {label.endswith("的复核人确认）") for label in wider} == {True}
    assert "要由四川省的复核人确认" in page.content.decode()


def test_the_day_it_is_to_hold_from_is_shown_while_it_waits(signed_in):
    author = signed_in("a", 1)
    author.post(f"{RULE}/overrides", ENTRY)
    page = author.get(RULE).content.decode()
    assert "施行日 2026-11-01" in " ".join(page.split())


RESPONSE = "/desk/rules/cases.response.span"
SLOWER = {**ENTRY, "value": "48", "unit": "hours"}


def tomorrow():
    return local_day(datetime.now(UTC)) + timedelta(days=1)


def proposed(signed_in, address=RESPONSE, **entry):
    """Entered for tomorrow; the two who may go on with it."""
    author, checker = signed_in("a", 1), signed_in("b", 2)
    told = {**SLOWER, "valid_from": tomorrow().isoformat(), **entry}
    author.post(f"{address}/overrides", told)
    return checker, f"{address}/overrides/{Override.objects.get().pk}/confirmation"


def test_who_confirms_reads_from_what_to_what_how_it_bears_and_from_when(signed_in):
    checker, confirmation = proposed(signed_in)
    asked = checker.post(confirmation, {"remark": "一致"})
    question = asked.context["question"]
    assert (asked.status_code, question.words, question.effects) == (
        200,
        "街道（乡镇）一层：由现在用的 24 小时（平台拟）改为 48 小时。",
        [
            "比现在用的宽（放宽）；平台拟只是建议，可以放宽。",
            f"自 {tomorrow()} 起采用。",
            "只管该日以后从“诉求提交”起算的义务；已经开始的按当时的值，不追改。",
            "通过以后不能改写；要停用，由录入人以外的人撤回。",
        ],
    )
    assert Override.objects.get().state == OverrideState.PROPOSED


def test_a_stricter_value_is_said_to_be_stricter(signed_in):
    checker, confirmation = proposed(signed_in, RULE, value="20", unit="natural_days")
    assert checker.post(confirmation).context["question"].effects[0] == "比现在用的严（从严）。"


def test_taken_back_nothing_is_done_and_the_remark_is_kept(signed_in):
    checker, confirmation = proposed(signed_in)
    page = checker.post(confirmation, {"remark": "先问问", "again": "1"})
    assert (page.context["kept"]["words"], 'value="先问问"' in page.content.decode()) == (
        "先问问",
        True,
    )
    assert Override.objects.get().state == OverrideState.PROPOSED


@pytest.mark.parametrize("act", ["confirmation", "rejection", "withdrawal"])
def test_an_entry_is_met_only_under_its_own_key(signed_in, act):
    checker, confirmation = proposed(signed_in)
    elsewhere = confirmation.replace(RESPONSE, RULE).replace("confirmation", act)
    unknown = f"{RESPONSE}/overrides/{10**20}/{act}"
    assert [checker.post(where).status_code for where in (elsewhere, unknown)] == [404, 404]
    assert Override.objects.get().state == OverrideState.PROPOSED


def test_who_confirms_is_asked_at_the_cost_of_one_look_at_the_entry(signed_in):
    checker, confirmation = proposed(signed_in)
    with counted() as asked:
        checker.post(confirmation)
    looks = [one for one in asked.statements if 'FROM "rulebook_override"' in one]
    assert len(looks) == 1


def test_a_value_confirmed_for_tomorrow_is_not_said_to_be_in_force(signed_in):
    checker, confirmation = proposed(signed_in)
    checker.post(confirmation, {"confirmed": "1"})
    page = checker.get(RESPONSE)
    street = next(rung for rung in page.context["rungs"] if rung.name == "街道（乡镇）")
    day, today = tomorrow(), local_day(datetime.now(UTC))
    written = dated(day, today)
    assert (street.words, street.coming, page.context["entries"][0]["state"]) == (
        "未设",
        [f"{written}起 48 小时"],
        f"将于 {written} 生效",
    )


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "cases.response.span",
            "下层可以从严，不得放宽上层规定；平台拟只是建议，可以放宽",
        ),
        ("assembly.filing.span", "下层可以从严，不得放宽上层规定"),
    ],
)
def test_the_page_says_how_far_a_lower_level_may_go(signed_in, key, said):
    assert signed_in("a", 1).get(f"/desk/rules/{key}").context["how_far"] == said


def test_every_group_of_the_list_is_a_jump_away(signed_in):
    answer = signed_in("a", 1).get("/desk/rules/")
    page = answer.content.decode()
    codes = [group.code for group in answer.context["groups"]]
    jumps = [(page.count(f'href="#{code}"'), page.count(f'id="{code}"')) for code in codes]
    assert (len(codes) > 5, set(jumps)) == (True, {(1, 1)})
