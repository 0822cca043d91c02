import pytest

from gongzhi.cases.models import Reporter
from tests.cases.commands.steps import checked, fresh
from tests.cases.world import reported

SATISFIED = {"outcome": "resolved", "satisfaction": "satisfied"}


@pytest.fixture
def case(world):
    return checked(reported(world), world)


def callback(case, **change):
    reporter = Reporter.objects.get(case=case).pk
    return {"reporter": reporter, **SATISFIED, "comment": "电话里说好了", **change}


def test_a_satisfied_reporter_closes_it(case, send):
    answer = send("resident", f"/cases/{case.code}/rating", SATISFIED)
    assert (answer.status_code, answer.json()["state"]) == (200, "archived")


def test_an_unresolved_one_opens_another_round(case, send):
    body = {"outcome": "unresolved", "comment": "又响了"}
    answer = send("resident", f"/cases/{case.code}/rating", body)
    assert (answer.json()["state"], fresh(case).round_number) == ("reopened", 2)


def test_unresolved_needs_words(case, send):
    answer = send("resident", f"/cases/{case.code}/rating", {"outcome": "unresolved"})
    assert (answer.status_code, answer.json()["field"]) == (422, "comment")


def test_only_the_reporter_rates(case, send):
    address = f"/cases/{case.code}/rating"
    assert send("neighbour", address, SATISFIED).status_code == 404
    assert send("dispatcher", address, SATISFIED).status_code == 403


def test_somebody_other_than_the_handler_calls_back(case, send):
    answer = send("dispatcher", f"/cases/{case.code}/callback", callback(case))
    assert (answer.status_code, answer.json()["state"]) == (200, "archived")


def test_a_callback_says_what_was_said(case, send):
    answer = send("dispatcher", f"/cases/{case.code}/callback", callback(case, comment=" "))
    assert (answer.status_code, answer.json()["field"]) == (422, "comment")


def test_of_another_reporter_there_is_none(case, send):
    answer = send("dispatcher", f"/cases/{case.code}/callback", callback(case, reporter=2**40))
    assert answer.status_code == 404


def test_a_handler_and_a_stranger_may_not_call_back(case, send):
    address = f"/cases/{case.code}/callback"
    assert send("worker", address, callback(case)).status_code == 403
    assert send("stranger", address, callback(case)).status_code == 404


@pytest.mark.parametrize(("noun", "who"), [("rating", "resident"), ("callback", "dispatcher")])
def test_malformed_and_by_get(world, case, send, get, noun, who):
    body = callback(case)
    assert send(who, f"/cases/x/{noun}", body).status_code == 422
    assert get(who, f"/cases/{case.code}/{noun}").status_code == 405
    assert send("nobody", f"/cases/{case.code}/{noun}", body).status_code == 401
