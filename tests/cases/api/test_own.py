"""One's own duties and messages, as cases fill them."""

import pytest

from tests.cases.commands.steps import checked
from tests.cases.world import reported, without_company


def test_duties_come_by_due_time_with_their_thing(world, get):
    case = without_company(world)
    told = get("dispatcher", "/duties").json()["items"]
    assert [each["kind"] for each in told] == ["case.accept", "case.respond"]
    assert told[0]["url"] == f"/desk/cases/{case.code}"


def test_a_company_has_what_was_given_to_it(world, get):
    reported(world)
    kinds = {each["kind"] for each in get("worker", "/duties").json()["items"]}
    assert kinds == {"case.handle", "case.respond"}
    assert get("other_worker", "/duties").json()["items"] == []


def test_duties_are_narrowed_by_when_they_are_due(world, get):
    without_company(world)
    assert get("dispatcher", "/duties", bucket="paused").json()["items"] == []
    assert get("dispatcher", "/duties", bucket="soon").status_code == 422


@pytest.mark.parametrize(("who", "status"), [("resident", 403), ("nobody", 401)])
def test_duties_are_for_staff(world, get, who, status):
    assert get(who, "/duties").status_code == status


def test_messages_are_ones_own_and_can_be_read(world, get, send):
    checked(reported(world), world)
    told = get("resident", "/messages").json()
    assert (told["unread"], len(told["items"])) == (len(told["items"]), told["unread"])
    first = told["items"][0]["id"]
    assert send("neighbour", "/messages/reading", {"ids": [first]}).json() == {"read": 0}
    assert send("resident", "/messages/reading", {"ids": [first]}).json() == {"read": 1}
    assert get("resident", "/messages").json()["unread"] == told["unread"] - 1


def test_all_are_read_at_once_where_none_is_named(world, get, send):
    checked(reported(world), world)
    send("resident", "/messages/reading")
    assert get("resident", "/messages").json()["unread"] == 0


def test_older_ones_are_asked_for_by_where_the_page_ended(world, get):
    checked(reported(world), world)
    everything = get("resident", "/messages").json()
    first = get("resident", "/messages", limit=1).json()
    second = get("resident", "/messages", before=first["older"], limit=1).json()
    assert [*first["items"], *second["items"]] == everything["items"][:2]
    assert everything["older"] is None


@pytest.mark.parametrize("before", ["17", "x", "9999999999999999999.1"])
def test_older_than_nothing_known_is_refused_in_words(world, get, before):
    answer = get("resident", "/messages", before=before)
    assert (answer.status_code, answer.json()["field"]) == (422, "before")


def test_malformed_and_by_nobody(world, get, send):
    assert get("resident", "/messages", limit=0).status_code == 422
    assert send("resident", "/messages/reading", {"ids": ["x"]}).status_code == 422
    assert get("nobody", "/messages").status_code == 401
    assert get("resident", "/messages/reading").status_code == 405
