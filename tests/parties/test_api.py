import pytest

from tests.cases.api.conftest import at, get, send  # noqa: F401 - fixtures
from tests.cases.world import build_world


@pytest.fixture
def world(db):
    return build_world()


def names(answer):
    return [each["short_name"] for each in answer.json()["items"]]


def test_the_bodies_of_the_territory_are_listed(world, get):  # noqa: F811
    assert sorted(names(get("dispatcher", "/organisations"))) == sorted(
        ["涌泉街道办", "江浦路社区居委会", "涌泉派出所", "蜀澜物业"]
    )


def test_they_are_found_by_name_and_kind(world, get):  # noqa: F811
    assert names(get("dispatcher", "/organisations", q="派出所")) == ["涌泉派出所"]
    assert names(get("dispatcher", "/organisations", kind="department")) == ["涌泉派出所"]


def test_a_body_of_elsewhere_sees_its_own(world, get):  # noqa: F811
    assert names(get("stranger", "/organisations")) == ["颛桥镇政府"]


@pytest.mark.parametrize(
    ("who", "asked", "status"),
    [
        ("dispatcher", {"kind": "club"}, 422),
        ("dispatcher", {"q": "a\x00"}, 422),
        ("dispatcher", {"page": 0}, 422),
        ("resident", {}, 403),
        ("nobody", {}, 401),
    ],
)
def test_refusals(world, get, who, asked, status):  # noqa: F811
    assert get(who, "/organisations", **asked).status_code == status


def test_a_read_is_a_read(world, send):  # noqa: F811
    assert send("dispatcher", "/organisations").status_code == 405
