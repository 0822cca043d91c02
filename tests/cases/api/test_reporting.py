import pytest

from gongzhi.cases.models import Case, Reporter
from tests.cases.commands.steps import fresh
from tests.cases.world import reported

LIFT = {"text": "电梯一直晃", "place": "LIFT1"}


def made(answer):
    return Case.objects.get(code=answer.json()["code"])


def test_a_resident_reports_at_a_code(world, send):
    answer = send("resident", "/cases", LIFT)
    case = made(answer)
    assert (answer.status_code, case.state, case.source, case.facility_id) == (
        201,
        "pending",
        "scan",
        world.lift.pk,
    )
    assert Reporter.objects.get(case=case).person_id == world.resident.person


def test_with_a_draft_number_sending_twice_is_one_case(world, send):
    first, second = (send("resident", "/cases", {**LIFT, "photos": "77"}) for _ in range(2))
    assert first.json()["code"] == second.json()["code"]
    assert Case.objects.count() == 1


def test_without_a_draft_number_the_same_words_at_the_same_place_are_one_case_too(world, send):
    first, second = (send("resident", "/cases", LIFT) for _ in range(2))
    assert first.json()["code"] == second.json()["code"]
    assert made(send("resident", "/cases", {**LIFT, "text": "门关不上"})).text == "门关不上"
    assert Case.objects.count() == 2


def test_staff_register_for_somebody_on_the_telephone(world, send):
    body = {"text": "大狗不牵绳", "place": "E1", "phone": "13912345678", "name": "周先生"}
    case = made(send("grid_worker", "/cases", body))
    assert (case.source, case.estate_id, case.reporter_count) == ("phone", world.estate.pk, 1)


def test_who_may_not_register_is_told(world, send):
    assert send("worker", "/cases", LIFT).status_code == 403


@pytest.mark.parametrize(
    ("change", "field"),
    [({"place": ""}, "place"), ({"text": "x"}, "text"), ({"text": "长" * 2001}, "text")],
)
def test_what_is_missing_is_named(world, send, change, field):
    answer = send("resident", "/cases", {**LIFT, **change})
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert Case.objects.count() == 0


def test_registering_at_an_unknown_estate_is_refused(world, send):
    answer = send("grid_worker", "/cases", {**LIFT, "place": "E99"})
    assert (answer.status_code, answer.json()["field"]) == (422, "place")


def test_a_reporter_adds_words(world, send):
    case = reported(world)
    assert (
        send("resident", f"/cases/{case.code}/supplement", {"text": "今天更晃"}).json()["state"]
        == fresh(case).state
    )


def test_an_empty_supplement_is_refused(world, send):
    answer = send("resident", f"/cases/{reported(world).code}/supplement")
    assert (answer.status_code, answer.json()["field"]) == (422, "text")


def test_urging_twice_in_a_day_is_refused(world, send):
    address = f"/cases/{reported(world).code}/urging"
    assert [send("resident", address).status_code for _ in range(2)] == [200, 422]


def test_a_neighbour_who_meets_with_it_too_joins(world, send):
    case = reported(world)
    address = f"/cases/{case.code}/support"
    assert send("neighbour", address, {"place": world.code.token}).status_code == 200
    assert fresh(case).reporter_count == 2


def test_who_only_guessed_the_number_neither_joins_nor_reads(world, send):
    case = reported(world)
    refused = send("neighbour", f"/cases/{case.code}/support")
    unknown = send("neighbour", "/cases/991231-999999/support")
    assert (refused.status_code, refused.json()) == (unknown.status_code, unknown.json())
    assert refused.status_code == 403
    assert fresh(case).reporter_count == 1


@pytest.mark.parametrize("noun", ["supplement", "urging"])
def test_what_is_not_his_a_neighbour_neither_adds_to_nor_urges(world, send, noun):
    address = f"/cases/{reported(world).code}/{noun}"
    assert send("neighbour", address, {"text": "我来说"}).status_code == 404


@pytest.mark.parametrize("noun", ["supplement", "urging", "support"])
def test_malformed_unknown_and_by_nobody(world, send, get, noun):
    assert send("resident", f"/cases/x/{noun}").status_code == 422
    refused = 403 if noun == "support" else 404
    assert send("resident", f"/cases/991231-999999/{noun}").status_code == refused
    assert send("nobody", f"/cases/991231-999999/{noun}").status_code == 401
    assert get("resident", f"/cases/991231-999999/{noun}").status_code == 405


def test_signs_that_turn_a_line_around_are_not_kept(world, send):
    case = made(send("resident", "/cases", {**LIFT, "text": "电梯\u202e一直\u2069晃"}))
    assert case.title == "电梯一直晃"
