"""Choosing where it is."""

import pytest

from gongzhi.parties.models import Residency
from gongzhi.parties.vocabulary import StayKind
from tests.cases.commands.steps import estate_elsewhere
from tests.cases.world import MONDAY


@pytest.fixture
def at_home(world):
    """The resident has a home in the estate of the world, and there is another estate."""
    estate_elsewhere("春江花园")
    Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        kind=StayKind.TENANT,
        name="李雅芳",
        claimed_at=MONDAY,
    )


def listed(client, **asked):
    context = client.get("/m/reports/place", asked).context
    return [[row.title for row in rows] for rows in (context["own"], context["found"].estates)]


def test_other_estates_are_others_than_ones_own(lee, at_home):
    assert listed(lee) == [["洲际·亚洲湾"], ["春江花园"]]


def test_ones_own_is_found_by_its_name_too(lee, at_home):
    assert listed(lee, q="亚洲湾") == [["洲际·亚洲湾"], ["洲际·亚洲湾"]]
