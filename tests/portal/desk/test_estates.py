"""小区与房屋: the list, one estate with who is who, sheets out."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from gongzhi.territory.models import Building, Entrance, Premises
from tests.cases.world import COMMUNITY, STREET, in_post
from tests.portal.staff import browser, entered, queries

SEERS = {"dispatcher", "secretary", "grid_worker", "keeper", "director"}


@pytest.fixture
def doors(world):
    building = Building.objects.create(estate=world.estate, name="3 栋", sort_key="3")
    entrance = Entrance.objects.create(building=building, name="2 单元", sort_key="2")
    return [
        Premises.objects.create(
            county_code=STREET[:6],
            region_code=COMMUNITY,
            estate=world.estate,
            building=building,
            entrance=entrance,
            name=name,
            sort_key=name,
            registered_area=area,
            surveyed_area=9900,
        )
        for name, area in (("101", 10025), ("102", None))
    ]


def test_registers_are_for_posts_that_may_see_territory(world):
    for address in ("/desk/estates/", "/desk/estates/E1", "/desk/estates/export"):
        entered(world, address, allowed=SEERS)


def test_a_page_that_is_no_number_is_the_first(world):
    answer = browser(world.dispatcher).get("/desk/estates/", {"page": "²"})
    assert (answer.status_code, answer.context["window"].page) == (200, 1)


def test_the_list_shows_the_company_and_marks_very_large_estates(world):
    world.estate.population = 10_001
    world.estate.save()
    (row,) = browser(world.dispatcher).get("/desk/estates/").context["rows"]
    assert (row["estate"], row["company"], row["is_very_large"]) == (
        world.estate,
        world.company,
        True,
    )


def test_the_list_narrows_by_name_and_size(world):
    client = browser(world.dispatcher)
    assert len(client.get("/desk/estates/?q=亚洲").context["rows"]) == 1
    assert client.get("/desk/estates/?q=银海").context["rows"] == []
    assert client.get("/desk/estates/?view=very_large").context["rows"] == []


def test_an_estate_shows_who_is_who_and_its_counts(world, doors):
    page = browser(world.dispatcher).get("/desk/estates/E1").context
    named = {row["role"]: str(row["body"] or "") for row in page["who"]}
    assert named == {
        "物业服务企业": "蜀澜物业",
        "业主委员会": "",
        "居（村）民委员会": "江浦路社区居委会",
        "网格员": "",
    }
    workers = next(row["people"] for row in page["who"] if row["role"] == "网格员")
    assert [post.person_id for post in workers] == [world.grid_worker.person]
    facts = {fact.name: fact.value for fact in page["facts"]}
    assert (facts["专有部分"], facts["楼栋 单元"]) == ("2 户，199.25 m²", "1 栋 1 个单元")
    assert [row["registered"] for row in page["premises"]] == ["100.25", ""]


def test_an_estate_elsewhere_does_not_exist(world):
    elsewhere = in_post(world.street, "street_keeper", "310112103")
    assert browser(elsewhere).get("/desk/estates/E1").status_code == 404


def test_the_lists_come_out_as_sheets(world, doors):
    client = browser(world.dispatcher)
    estates = sheet(client.get("/desk/estates/export"))
    assert estates[0][:2] == ("E1", "洲际·亚洲湾")
    premises = sheet(client.get("/desk/estates/E1/premises"))
    assert [row[:5] for row in premises] == [
        ("3 栋", "2 单元", "101", "住宅", "100.25"),
        ("3 栋", "2 单元", "102", "住宅", ""),
    ]


def sheet(answer):
    """The rows below title, subtitle and header."""
    content = BytesIO(b"".join(answer.streaming_content))
    book = CalamineWorkbook.from_filelike(content)
    return [tuple(row) for row in book.get_sheet_by_index(0).to_python()][3:]


def test_more_doors_and_estates_cost_no_more_queries(world, doors):
    client = browser(world.dispatcher)
    listed, one = queries(client, "/desk/estates/"), queries(client, "/desk/estates/E1")
    for number in range(3):
        Premises.objects.create(
            county_code=STREET[:6],
            region_code=COMMUNITY,
            estate=world.estate,
            building=doors[0].building,
            name=f"20{number}",
            sort_key=f"20{number}",
        )
    assert queries(client, "/desk/estates/") == listed
    assert queries(client, "/desk/estates/E1") == one
