"""Choosing where it is."""

import pytest

from gongzhi.parties.models import Residency
from gongzhi.parties.vocabulary import StayKind
from gongzhi.territory.models import Region
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


def streets(client, words):
    page = client.get("/m/reports/place", {"q": words})
    assert "在下面选街道" in page.content.decode()
    return [row.title for row in page.context["found"].streets]


def test_where_nothing_is_called_so_the_streets_are_offered(stranger, world):
    assert streets(stranger, "没有这个名字") == ["涌泉街道"]


def test_where_there_are_too_many_streets_one_is_asked_for_by_name(stranger, world):
    for number in range(1, 21):
        code = f"510116{number:03}000"
        Region.objects.create(code=code, level="street", name=f"第{number}街道", sort_key=code)
    page = stranger.get("/m/reports/place", {"q": "没有这个名字"})
    assert page.context["found"].streets == []
    assert "写街道的名字" in page.content.decode()
