"""Token × operation: a token does what the powers it names are for, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gongzhi.cases.commands.leg import dispatch_case
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Leg
from gongzhi.foundation.access.commands.tokens import PURPOSE
from gongzhi.foundation.access.entrance import every_entrance
from gongzhi.foundation.access.models import Account, Token
from gongzhi.foundation.files.commands import store
from gongzhi.foundation.privacy.crypto import keyed_digest
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from gongzhi.parties.rules.posts import catalogue
from tests.cases.pages.phone.conftest import kept_apart, picture  # noqa: F401 - a fixture
from tests.cases.pages.staff import desk_of
from tests.cases.world import build_world, reported, without_company
from tests.project.addresses import filled
from tests.project.people import appointed

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
READING = {"GET"}
FOR_READING = {
    "cases.see",
    "cases.export",
    "cases.oversee",
    "duties.oversee",
    "parties.see",
    "portal.wall",
    "territory.see",
}
WRITES_NOTHING = {"/api/v1/routing-trial"}
POWERS = [
    "cases.see",
    "cases.register",
    "cases.handle",
    "cases.triage",
    "cases.export",
    "parties.see",
    "territory.see",
    "rulebook.propose",
]


@pytest.fixture
def world(db):
    return build_world()


def operations():
    return [way for way in every_entrance() if way.method != "*" and way.lending is not None]


@pytest.mark.parametrize("power", POWERS)
def test_a_token_of_one_power_is_refused_wherever_another_is_asked_for(world, power):
    case, (client, headers) = reported(world), token_for(world, power)
    wrong = []
    for way in operations():
        answer = client.generic(
            way.method,
            filled(way.address, world, case),
            b"{}",
            content_type="application/json",
            headers=headers,
        )
        if _refused(answer) == way.lending.allows(frozenset({power})):
            wrong.append((way.method, way.address, str(way.lending), answer.status_code))
    assert wrong == []


def _refused(answer):
    """For want of a power in the token; a command may refuse for reasons of its own."""
    words = answer.json()["message"] if answer.status_code == 403 else ""
    return "这个令牌没有" in words or "令牌不能代办" in words


def test_a_token_for_reading_writes_nothing():
    writing = [way for way in operations() if way.method not in READING]
    wrong = [
        (way.method, way.address)
        for way in writing
        if way.lending.powers is None or FOR_READING & way.lending.powers
    ]
    assert wrong == [("POST", address) for address in sorted(WRITES_NOTHING)]


def test_what_any_token_reads_is_named_here():
    found = [way.address for way in operations() if way.lending.powers is None]
    assert sorted(found) == ["/api/v1/duties", "/api/v1/me", "/api/v1/places/<token>"]


def test_a_token_reads_the_duties_of_its_powers_alone(world):
    reported(world)
    client, headers = token_for(world, "parties.see")
    assert client.get("/api/v1/duties", headers=headers).json()["items"] == []
    client, headers = token_for(world, "cases.triage", text="gz_other")
    kinds = {each["kind"] for each in client.get("/api/v1/duties", headers=headers).json()["items"]}
    assert kinds <= {"case.accept", "case.respond", "case.dispatch"}


def test_a_token_fetches_the_photos_whose_addresses_it_was_given(world):
    case = reported(world)
    handed = store(
        picture(), owner=Ref("case", case.pk), purpose="report", actor=world.resident, now=NOW
    )
    client, headers = token_for(world, "cases.see")
    told = client.get(f"/api/v1/cases/{case.code}", headers=headers).json()["photos"][0]
    read = client.get(told["url"], headers=headers)
    assert (told["token"], read.getvalue()) == (handed.token, handed.content())
    client, headers = token_for(world, "parties.see", text="gz_other")
    assert client.get(told["url"], headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("power", "status"),
    [("cases.see", 200), ("cases.handle", 200), ("cases.register", 404), ("cases.check", 404)],
)
def test_a_token_sees_the_photos_of_a_case_whose_words_it_reads(world, power, status):
    """One that registers or checks reads no words of it, also where its body has the case."""
    case, leg = given_to_the_committee(world)
    handed = [photo_of(Ref("case", case.pk), "report"), photo_of(Ref("leg", leg.pk), "after")]
    client, headers = token_for(world, power, post="grid_worker")
    asked = [f"/api/v1/photos/{each.token}/full" for each in handed]
    of_words = client.get(f"/api/v1/cases/{case.code}", headers=headers).status_code
    found = [of_words, *(fetched(client, address, headers) for address in asked)]
    assert found == [200 if status == 200 else 403, status, status]


@pytest.mark.parametrize("power", ["cases.register", "cases.handle", "cases.check"])
def test_a_token_sees_again_the_photos_it_sent(world, power):
    client, headers = token_for(world, power)
    sent = client.post("/api/v1/photos", {"files": [picture()]}, headers=headers).json()["photos"]
    assert fetched(client, sent[0]["url"], headers) == 200
    client, headers = token_for(world, power, text="gz_other", post="grid_worker")
    assert fetched(client, sent[0]["url"], headers) == 404


def fetched(client, address, headers):
    """To the end of it, where its file is closed."""
    answer = client.get(address, headers=headers)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code


def given_to_the_committee(world):
    case = without_company(world)
    accept_case(case.code, actor=world.dispatcher, now=NOW)
    dispatch_case(case.code, world.committee, actor=world.dispatcher, now=NOW)
    return case, Leg.objects.get(case=case)


def photo_of(owner, purpose):
    return store(picture(), owner=owner, purpose=purpose, actor=Actor(), now=NOW)


def token_for(world, power, text="gz_test", post=""):
    """A program of somebody whose post holds the power, among others."""
    fitting = next(code for code, each in catalogue().items() if power in each.powers)
    actor = appointed(world, post or fitting)
    desk_of(actor)
    account = Account.objects.get(person=actor.person)
    moment = datetime.now(UTC)
    Token.objects.create(
        account=account,
        appointment=actor.appointment,
        name="对接",
        digest=keyed_digest(text, PURPOSE),
        scopes=[power],
        made_at=moment,
        expires_at=moment + timedelta(days=1),
    )
    return Client(), {"Authorization": f"Bearer {text}"}
