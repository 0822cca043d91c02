"""Sheets of place codes."""

import pytest

from tests.cases.world import build_world
from tests.portal.staff import browser, entered


@pytest.fixture
def world(db):
    return build_world()


def test_codes_are_for_posts_that_may_see_territory(world):
    allowed = {"dispatcher", "secretary", "grid_worker", "keeper", "director"}
    entered(world, "/desk/estates/E1/codes", allowed=allowed)


def test_a_code_carries_its_absolute_address_and_place(world):
    (one,) = browser(world.dispatcher).get("/desk/estates/E1/codes").context["codes"]
    assert (one["address"], one["code"].place, one["code"].kind) == (
        "http://testserver/q/LIFT1",
        "1 号电梯",
        "设施",
    )
    assert one["drawing"].startswith("<svg")


def test_one_code_may_be_printed_alone(world):
    client = browser(world.dispatcher)
    assert "codes-each" in client.get("/desk/estates/E1/codes?only=LIFT1").content.decode()
    assert client.get("/desk/estates/E1/codes?only=GONE").status_code == 404


def test_a_retired_code_is_not_printed(world):
    world.code.retired_at = "2026-11-01T00:00:00Z"
    world.code.save()
    assert browser(world.dispatcher).get("/desk/estates/E1/codes").status_code == 404
