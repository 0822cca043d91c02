"""The actor of a request: from the account, its posts, and the one chosen."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from gongzhi.foundation.access import current
from gongzhi.foundation.access.current import NOBODY, actor_of, presence_of
from gongzhi.kernel.actor import Actor
from tests.foundation.access.conftest import standing


@pytest.fixture
def request_of(rf: RequestFactory):
    def made(account=None, **session):
        request = rf.get("/desk/")
        request.user = account or AnonymousUser()
        request.session = session
        return request

    return made


def test_nobody_signed_in_is_nobody(request_of):
    assert actor_of(request_of()) == NOBODY


def test_an_account_acts_in_its_first_post(request_of, clerk, posts):
    posts[clerk.pk] = (standing(7, "cases.triage"), standing(8))
    assert actor_of(request_of(clerk)) == Actor(
        account=clerk.pk,
        person=3,
        appointment=7,
        organisation=5,
        powers=frozenset({"cases.triage"}),
        territory=("510115003",),
    )


def test_the_chosen_post_is_remembered(request_of, clerk, posts):
    posts[clerk.pk] = (standing(7, "cases.triage"), standing(8))
    assert actor_of(request_of(clerk, appointment=8)).appointment == 8


def test_a_post_that_has_ended_is_not_acted_in(request_of, clerk, posts):
    posts[clerk.pk] = (standing(7),)
    assert actor_of(request_of(clerk, appointment=99)).appointment == 7


def test_somebody_without_a_post_has_no_powers(request_of, clerk, posts):
    assert actor_of(request_of(clerk)) == Actor(account=clerk.pk)


def test_a_resident_stands_without_appointment(request_of, resident, posts):
    posts[resident.pk] = (standing(None, person=9, label="日月华城业主"),)
    actor = actor_of(request_of(resident))
    assert (actor.person, actor.appointment) == (9, None)


def test_two_administrators_in_one_person_are_given_neither_power(request_of, clerk, posts):
    posts[clerk.pk] = (standing(7, "system.accounts", "cases.see"), standing(8, "audit.read"))
    assert actor_of(request_of(clerk)).powers == {"cases.see"}
    assert actor_of(request_of(clerk, appointment=8)).powers == frozenset()


def test_the_provider_is_asked_once_a_request(request_of, clerk, monkeypatch):
    asked = []

    def provider(account):
        asked.append(account)
        return (standing(),)

    monkeypatch.setitem(current._provider, "posts", provider)
    request = request_of(clerk)
    assert presence_of(request) is presence_of(request)
    assert asked == [clerk.pk]
