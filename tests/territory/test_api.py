import pytest

from gongzhi.territory.models import PlaceCode
from tests.cases.api.conftest import at, get, send  # noqa: F401 - fixtures
from tests.cases.world import MONDAY, build_world


@pytest.fixture
def world(db):
    return build_world()


def test_the_estates_of_the_territory_are_listed(world, get):  # noqa: F811
    told = get("dispatcher", "/estates", q="亚洲").json()
    assert [(each["code"], each["community"]) for each in told["items"]] == [("E1", "江浦路社区")]
    assert get("stranger", "/estates").json()["items"] == []


def test_one_estate_has_its_buildings(world, get):  # noqa: F811
    world.estate.buildings.create(name="2栋", sort_key="2", floors=18)
    told = get("dispatcher", "/estates/E1").json()
    assert [(each["name"], each["floors"]) for each in told["buildings"]] == [("2栋", 18)]


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("stranger", "/estates/E1", 404),
        ("dispatcher", "/estates/E99", 404),
        ("dispatcher", "/estates/a%00", 422),
        ("resident", "/estates", 403),
        ("nobody", "/estates", 401),
        ("nobody", "/places/none", 404),
        ("nobody", "/places/a%20b", 422),
    ],
)
def test_what_is_not_there_or_not_theirs(world, get, who, address, status):  # noqa: F811
    assert get(who, address).status_code == status


def test_reads_are_reads(world, send):  # noqa: F811
    assert [send("dispatcher", address).status_code for address in ("/estates", "/places/X")] == [
        405,
        405,
    ]


def test_anyone_may_ask_where_a_code_hangs(world, get):  # noqa: F811
    told = get("nobody", "/places/LIFT1").json()
    assert (told["name"], told["facility_kind"], told["is_retired"]) == (
        "洲际·亚洲湾 1 号电梯",
        "lift",
        False,
    )


def test_a_code_taken_down_says_so(world, get):  # noqa: F811
    PlaceCode.objects.update(retired_at=MONDAY, retired_because="电梯更新")
    told = get("nobody", "/places/LIFT1").json()
    assert (told["is_retired"], told["retired_because"]) == (True, "电梯更新")
