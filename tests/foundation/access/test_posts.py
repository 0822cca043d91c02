"""Switching the post acted in, and signing out."""

import pytest
from django.contrib.auth import SESSION_KEY

from tests.foundation.access import recorded
from tests.foundation.access.conftest import standing

POST = "/desk/post"


@pytest.fixture
def two_posts(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7), standing(8, label="网格员，涌泉社区"))
    return as_clerk


def test_the_page_lists_the_posts(two_posts):
    page = two_posts.get(POST).content.decode()
    assert "督办专员，涌泉街道办" in page
    assert "网格员，涌泉社区" in page


def test_a_switch_is_remembered_and_recorded(two_posts, clerk):
    assert two_posts.post(POST, {"appointment": 8, "next": "/desk/post"}).url == POST
    assert two_posts.session["appointment"] == 8
    assert recorded.kinds() == ["PostSwitched"]
    assert recorded.last_payload() == {"account": clerk.pk, "before": 7, "after": 8}


def test_switching_to_the_same_post_records_nothing(two_posts):
    two_posts.post(POST, {"appointment": 7})
    assert recorded.kinds() == []


@pytest.mark.parametrize("asked", ["99", "", "x", "-1", "8 or 1=1", "9" * 5000])
def test_a_post_that_is_not_ones_own_is_refused(two_posts, asked):
    page = two_posts.post(POST, {"appointment": asked, "next": POST}, follow=True)
    assert "这个职务不在你名下" in page.content.decode()
    assert "appointment" not in two_posts.session


def test_a_resident_has_no_post_to_switch(as_resident):
    assert as_resident.post(POST, {"appointment": 7}).status_code == 403


def test_signing_out_ends_the_session_and_is_recorded(as_clerk):
    assert as_clerk.post("/sign-out").url == "/desk/sign-in"
    assert SESSION_KEY not in as_clerk.session
    assert recorded.kinds() == ["SignedOut"]


def test_a_resident_signs_out_to_the_phone(as_resident):
    assert as_resident.post("/sign-out").url == "/m/sign-in"


def test_a_link_signs_nobody_out(as_clerk):
    assert as_clerk.get("/sign-out").status_code == 405
    assert SESSION_KEY in as_clerk.session


def test_a_stranger_may_sign_out_in_vain(client, db):
    assert client.post("/sign-out").status_code == 302
    assert recorded.kinds() == []
