"""Every act of staff: works, belongs to whoever may, is a POST, refuses in words."""

from datetime import UTC, datetime, timedelta

import pytest

from gongzhi.territory.models import Estate
from tests.cases.commands.steps import checked, finished, fresh, taken_up
from tests.cases.world import COMMUNITY, STREET, in_post, reported, without_company

LATER = (datetime.now(UTC) + timedelta(days=1)).isoformat()
CONTACT = {"channel": "visit", "reply": "明天上门"}


def pending(world):
    return without_company(world)


def accepted(world, send):
    case = pending(world)
    send("dispatcher", f"/cases/{case.code}/acceptance")
    return case


def dispatched(world, _send):
    return reported(world)


def handling(world, _send):
    return taken_up(reported(world), world)


def paused(world, send):
    case = handling(world, send)
    send("worker", f"/cases/{case.code}/pause", PAUSE)
    return case


def done(world, _send):
    return finished(reported(world), world)


def waiting(world, _send):
    return pending(world)


def nowhere(world, _send):
    return reported(
        world, text="电梯坏了", spot=None, region_code=STREET, place_text="某小区", category="lift"
    )


PAUSE = {"reason": "parts", "explanation": "等皮带", "until_at": LATER}
REFUSAL = {"reason": "outside", "clause": "第三条", "explanation": "可以找工会"}
RETURN = {"reason": "不是我们的电梯", "clause": "合同第三条"}
ACTS = [
    ("acceptance", {}, waiting, "dispatcher", "accepted"),
    ("refusal", REFUSAL, waiting, "dispatcher", "refused"),
    ("transfer", {"explanation": "转市公交"}, waiting, "secretary", "transferred"),
    ("place", {"estate": "E1"}, nowhere, "dispatcher", "pending"),
    ("category", {"category": "lift"}, waiting, "dispatcher", "pending"),
    ("contact", CONTACT, waiting, "dispatcher", "pending"),
    ("taking-up", {}, dispatched, "worker", "handling"),
    ("return", RETURN, dispatched, "worker", "accepted"),
    ("pause", PAUSE, handling, "worker", "paused"),
    ("resumption", {}, paused, "worker", "handling"),
    ("result", {"result": "换了皮带，试运行正常"}, handling, "worker", "awaiting_check"),
    ("check", {"finding": "不响了", "way": "on_site"}, done, "grid_worker", "checked"),
    ("check-failure", {"reason": "还在响"}, done, "grid_worker", "handling"),
]
by_act = pytest.mark.parametrize(
    ("noun", "body", "before", "who", "after"), ACTS, ids=[act[0] for act in ACTS]
)
nouns = pytest.mark.parametrize("noun", [act[0] for act in ACTS])


@by_act
def test_it_works(world, send, noun, body, before, who, after):
    case = before(world, send)
    answer = send(who, f"/cases/{case.code}/{noun}", body)
    assert (answer.status_code, answer.json()["state"]) == (200, after)
    assert fresh(case).state == after


@by_act
def test_from_another_street_there_is_no_such_case(world, send, noun, body, before, who, after):
    case = before(world, send)
    state = fresh(case).state
    answer = send("stranger", f"/cases/{case.code}/{noun}", body)
    assert (answer.status_code, fresh(case).state) == (_far(who), state)


def _far(who):
    """Those who hold the power do not see it, those who lack it are told so."""
    return 403 if who == "worker" else 404


@by_act
def test_a_resident_may_not(world, send, noun, body, before, who, after):
    case = before(world, send)
    answer = send("resident", f"/cases/{case.code}/{noun}", body)
    assert (answer.status_code, sorted(answer.json())) == (
        403,
        ["clause", "errors", "field", "message"],
    )


@nouns
def test_nobody_is_asked_to_sign_in(world, send, noun):
    assert send("nobody", f"/cases/261123-000001/{noun}").status_code == 401


@nouns
def test_it_is_a_post(world, get, noun):
    assert get("dispatcher", f"/cases/261123-000001/{noun}").status_code == 405


@by_act
def test_a_malformed_number_is_said_to_be_so(world, send, noun, body, before, who, after):
    answer = send(who, f"/cases/drop%20table/{noun}", body)
    assert (answer.status_code, answer.json()["field"]) == (422, "code")


@by_act
def test_a_number_nobody_has_is_not_found(world, send, noun, body, before, who, after):
    assert send(who, f"/cases/991231-999999/{noun}", body).status_code == 404


def test_dispatching_names_a_body_of_the_place(world, send):
    case = accepted(world, send)
    address = f"/cases/{case.code}/dispatch"
    wrong = send("dispatcher", address, {"organisation": 2**40})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "organisation")
    right = send("dispatcher", address, {"organisation": world.police.pk})
    assert (right.json()["state"], right.json()["due_at"] is None) == ("dispatched", False)


def test_who_may_dispatch_but_not_read_the_register_finds_the_bodies_in_the_case(world, get, send):
    world.triager = in_post(world.committee, "community_worker", COMMUNITY)
    case = accepted(world, send)
    told = get("triager", f"/cases/{case.code}").json()["bodies"]
    assert sorted(each["name"] for each in told) == sorted(
        ["涌泉街道办", "江浦路社区居委会", "涌泉派出所", "蜀澜物业"]
    )
    assert get("triager", "/organisations").status_code == 403
    to = {"organisation": next(each["id"] for each in told if each["name"] == "涌泉派出所")}
    assert send("triager", f"/cases/{case.code}/dispatch", to).json()["state"] == "dispatched"


def test_who_may_not_dispatch_now_is_offered_no_bodies(world, get, send):
    undecided = accepted(world, send)
    assert get("grid_worker", f"/cases/{undecided.code}").json()["bodies"] == []
    given = dispatched(world, send)
    assert get("dispatcher", f"/cases/{given.code}").json()["bodies"] == []


def test_an_act_out_of_its_turn_is_refused_with_the_state(world, send):
    case = checked(reported(world), world)
    answer = send("dispatcher", f"/cases/{case.code}/acceptance")
    assert (answer.status_code, "待评价" in answer.json()["message"]) == (409, True)


def test_a_rule_broken_names_its_field(world, send):
    case = waiting(world, send)
    answer = send("dispatcher", f"/cases/{case.code}/refusal", {**REFUSAL, "clause": " "})
    assert (answer.status_code, answer.json()["field"]) == (422, "clause")


def test_a_wrong_estate_is_corrected_for_a_reason(world, send):
    right = Estate.objects.create(
        county_code=STREET[:6],
        region_code=world.estate.region_code,
        region=world.estate.region,
        code="J1",
        name="锦绣院",
        sort_key="j",
    )
    case = without_company(world)
    unexplained = send("dispatcher", f"/cases/{case.code}/place", {"estate": "J1"})
    assert (unexplained.status_code, unexplained.json()["field"]) == (422, "reason")
    told = {"estate": "J1", "reason": "在隔壁院子"}
    assert send("dispatcher", f"/cases/{case.code}/place", told).status_code == 200
    assert fresh(case).estate == right


def test_an_estate_of_another_street_is_no_place_for_it(world, send):
    case = nowhere(world, send)
    answer = send("dispatcher", f"/cases/{case.code}/place", {"estate": "E99"})
    assert (answer.status_code, answer.json()["field"]) == (422, "estate")


def test_what_is_overdue_is_not_paused(world, send, clock):
    case = handling(world, send)
    clock.move_to(case.due_at + timedelta(hours=1))
    answer = send("worker", f"/cases/{case.code}/pause", PAUSE)
    assert (answer.status_code, fresh(case).state) == (422, "handling")
    assert answer.json()["message"].startswith("期限已过，不能再暂停")


def test_a_moment_needs_its_zone(world, send):
    case = handling(world, send)
    body = {**PAUSE, "until_at": "2026-12-31T18:00:00"}
    answer = send("worker", f"/cases/{case.code}/pause", body)
    assert (answer.status_code, answer.json()["field"]) == (422, "until_at")
