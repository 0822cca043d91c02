import pytest

from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.vocabulary import OverrideState

pytestmark = pytest.mark.django_db
RULES = "/api/v1/rules"
FILING = f"{RULES}/assembly.filing.span"
ENTRY = {
    "level": "street",
    "scope": "510115003",
    "value": "20 natural_days",
    "source": "涌泉街道办事处通知",
    "clause": "第二条",
    "quote": "自选举产生之日起二十日内备案。",
    "source_file": "通知.pdf",
    "reason": "街道统一办理时间",
    "valid_from": "2026-11-01",
}


def post(client, address, told):
    return client.post(address, told, content_type="application/json")


def test_the_list_is_paged_and_searched(signed_in):
    told = signed_in("a", 1).get(RULES, {"q": "备案 选举", "limit": 5}).json()
    assert [(each["key"], each["wording"], each["unverified"]) for each in told["items"]] == [
        ("assembly.filing.span", "30 日", ["province"])
    ]


def test_the_open_questions_can_be_asked_for(signed_in):
    told = signed_in("a", 1).get(RULES, {"open": True, "limit": 200}).json()
    assert {each["wording"] for each in told["items"]} == {"未核实"}


def test_one_rule_tells_its_levels_and_history(signed_in):
    told = signed_in("a", 1).get(FILING, {"region": "310112103", "on": "2026-11-24"}).json()
    levels = [(each["level"], each["standing"]) for each in told["layers"]]
    assert (told["wording"], told["clause"], levels) == (
        "30 日",
        "第二十三条第一款",
        [
            ("platform", "unset"),
            ("nation", "above"),
            ("province", "picked"),
            ("city", "unset"),
            ("county", "unset"),
            ("street", "unset"),
        ],
    )


def test_an_unknown_key_is_not_found(signed_in):
    client = signed_in("a", 1)
    statuses = [
        client.get(f"{RULES}/assembly.spam").status_code,
        post(client, f"{RULES}/assembly.spam/overrides", ENTRY).status_code,
        post(client, f"{FILING}/overrides/7/confirmation", {}).status_code,
    ]
    assert statuses == [404, 404, 404]


def test_a_value_is_entered_by_one_and_checked_by_another(signed_in):
    author, checker = signed_in("a", 1), signed_in("b", 2)
    sent = post(author, f"{FILING}/overrides", ENTRY)
    confirmation = f"{FILING}/overrides/{sent.json()['id']}/confirmation"
    own = post(author, confirmation, {})
    done = post(checker, confirmation, {"remark": "一致"})
    again = post(checker, confirmation, {})
    codes = [each.status_code for each in (sent, own, done, again)]
    assert (codes, done.json()["state"]) == ([201, 403, 200, 409], "in_force")


def test_a_refusal_names_field_and_clause(signed_in):
    answer = post(signed_in("a", 1), f"{FILING}/overrides", {**ENTRY, "value": "40 natural_days"})
    told = answer.json()
    assert (answer.status_code, told["field"], told["clause"]) == (
        422,
        "value",
        "国务院《物业管理条例》 第十六条第一款",
    )


def test_a_proposal_is_rejected_and_another_withdrawn(signed_in):
    author, checker = signed_in("a", 1), signed_in("b", 2)
    first = post(author, f"{FILING}/overrides", ENTRY).json()["id"]
    post(checker, f"{FILING}/overrides/{first}/rejection", {"remark": "原文是三十日"})
    second = post(author, f"{FILING}/overrides", ENTRY).json()["id"]
    post(author, f"{FILING}/overrides/{second}/withdrawal", {"remark": "录错"})
    states = list(Override.objects.order_by("id").values_list("state", flat=True))
    assert states == [OverrideState.REJECTED, OverrideState.WITHDRAWN]


@pytest.mark.parametrize(
    "told",
    [
        {"level": "galaxy"},
        {"scope": "9" * 30},
        {"value": None},
        {"valid_from": "昨天"},
        {"value": {}},
    ],
)
def test_what_is_malformed_is_refused_in_words(signed_in, told):
    assert post(signed_in("a", 1), f"{FILING}/overrides", {**ENTRY, **told}).status_code == 422


def test_strangers_are_told_to_sign_in(client):
    assert client.get(RULES).status_code == 401
