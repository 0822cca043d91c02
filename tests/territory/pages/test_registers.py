"""The registers at the desk: who sees and keeps them, how they are entered and put right."""

import pytest

from gongzhi.territory.models import (
    Building,
    CommonPart,
    Entrance,
    Estate,
    Facility,
    Grid,
    GridCover,
    PlaceCode,
    Premises,
    Region,
)
from tests.cases.world import COMMUNITY, STREET, build_world
from tests.portal.staff import actor_of, browser, entered, queries
from tests.territory import worlds

SEERS = {"dispatcher", "secretary", "grid_worker", "keeper", "director"}
LISTS = ("regions", "premises", "common-parts", "facilities", "grids")
WHY = {"reason": "入户核对"}


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def keeper(world):
    return browser(actor_of(world, "keeper"))


@pytest.mark.parametrize("register", LISTS)
def test_registers_are_for_posts_that_may_see_territory(world, register):
    entered(world, f"/desk/{register}/", allowed=SEERS)
    entered(world, f"/desk/{register}/export", allowed=SEERS)


@pytest.mark.parametrize(
    "address",
    [
        "regions/new",
        f"regions/{COMMUNITY}/correction",
        "estates/new",
        "estates/E1/end",
        "estates/E1/buildings/new",
        "estates/E1/facilities/new",
        "grids/new",
        "places/LIFT1/replacement",
    ],
)
def test_keeping_is_for_the_keeper(world, address):
    entered(world, f"/desk/{address}", allowed={"keeper"})


def test_another_street_is_not_there(world, keeper):
    Estate.objects.update(region_code="510116001001", county_code="510116")
    for address in ("estates/E1/correction", "places/LIFT1/replacement", "estates/E1/places"):
        assert keeper.get(f"/desk/{address}").status_code == 404


def test_a_whole_estate_is_entered_by_hand(world, keeper):
    told = {"region": COMMUNITY, "name": "银海湾", "governance": "traditional", "service": "none"}
    answer = keeper.post("/desk/estates/new", told)
    estate = Estate.objects.get(name="银海湾")
    assert answer.headers["Location"] == f"/desk/estates/{estate.code}"
    keeper.post(f"/desk/estates/{estate.code}/buildings/new", {"name": "3栋", "floors": "18"})
    building = Building.objects.get()
    keeper.post(f"/desk/buildings/{building.pk}/entrances/new", {"name": "1"})
    way = Entrance.objects.get()
    door = {"name": "101", "use": "dwelling", "entrance": way.pk, "registered_area": "89.5"}
    keeper.post(f"/desk/buildings/{building.pk}/premises/new", door)
    made = Premises.objects.get()
    assert (str(made.entrance), made.name, made.registered_area) == ("1 单元", "101", 8950)
    thing = {"place": f"e{building.pk}-{way.pk}", "kind": "lift", "name": "1 号电梯"}
    keeper.post(f"/desk/estates/{estate.code}/facilities/new", thing)
    assert Facility.objects.get(estate=estate).entrance == way


@pytest.mark.parametrize(
    ("told", "field", "why"),
    [
        ({"registered_area": "89.125"}, "registered_area", "面积最多两位小数，如 100.25"),
        ({"name": "0101室"}, "name", "这里已有 101"),
        (
            {"unit_number": "51"},
            "unit_number",
            "不动产单元号是 28 位，这里有 2 位；照不动产权证书抄写",
        ),
        ({"name": ""}, "name", "填写房号"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_is_lost(world, keeper, told, field, why):
    building = worlds.building(world.estate)
    worlds.door(building)
    given = {"name": "102", "use": "shop", "contract_area": "77.7", **told}
    answer = keeper.post(f"/desk/buildings/{building.pk}/premises/new", given)
    form = answer.context["form"]
    assert (answer.status_code, form.errors[field]) == (422, [why])
    assert form["contract_area"].value() == "77.7"
    assert Premises.objects.count() == 1


def test_premises_are_put_right_and_tell_what_they_were(world, keeper):
    door = worlds.door(worlds.building(world.estate), registered_area=8950)
    address = f"/desk/premises/{door.pk}"
    filled = keeper.get(f"{address}/correction").context["form"]
    assert filled["registered_area"].value() == "89.50"
    told = {"name": "101", "use": "dwelling", "registered_area": "90", **WHY}
    assert keeper.post(f"{address}/correction", told).headers["Location"] == address
    lines = keeper.get(address).context["lines"]
    assert "登记面积由“89.50 m²”改为“90.00 m²”" in lines[0].sentence


def test_what_ends_is_asked_once_and_stays_readable(world, keeper):
    door = worlds.door(worlds.building(world.estate))
    address = f"/desk/premises/{door.pk}"
    assert "不能恢复" in keeper.get(f"{address}/end").content.decode()
    keeper.post(f"{address}/end", {"ended_on": "2026-11-01", **WHY})
    assert "2026-11-01 已注销" in keeper.get(address).content.decode()
    assert keeper.get("/desk/premises/").context["rows"] == []
    assert [row.pk for row in keeper.get("/desk/premises/?view=ended").context["rows"]] == [door.pk]


def test_the_end_of_an_estate_says_what_ends_with_it(world, keeper):
    worlds.door(worlds.building(world.estate))
    page = keeper.get("/desk/estates/E1/end").content.decode()
    assert "1 栋、1 户和设施、共有部分一起注销，位置码全部停用。" in page
    keeper.post("/desk/estates/E1/end", {"ended_on": "2026-11-01", **WHY})
    assert "已注销" in keeper.get("/desk/estates/E1").content.decode()


def test_a_grid_with_what_it_covers(world, keeper):
    worlds.building(world.estate)
    told = {
        "region": COMMUNITY,
        "kind": "grid",
        "name": "第一网格",
        "covers": f"{world.estate.name}：3栋",
    }
    keeper.post("/desk/grids/new", told)
    grid = Grid.objects.get()
    assert GridCover.objects.get().building.name == "3 栋"
    form = keeper.get(f"/desk/grids/{grid.pk}/correction").context["form"]
    assert form["covers"].value() == f"{world.estate.name}：3 栋"
    refused = keeper.post(f"/desk/grids/{grid.pk}/correction", {**told, "covers": "无此苑", **WHY})
    assert refused.context["form"].errors["covers"] == ["没有小区“无此苑”，先登记小区，或核对名称"]


def test_a_common_part_with_its_sharers(world, keeper):
    building = worlds.building(world.estate)
    doors = [worlds.door(building, name) for name in ("101", "102")]
    told = {"kind": "passage", "name": "连廊", "shared_by": "listed", "premises": "3栋101、3栋102"}
    keeper.post("/desk/estates/E1/common-parts/new", told)
    part = CommonPart.objects.get()
    assert part.shares.count() == len(doors)
    facts = keeper.get(f"/desk/common-parts/{part.pk}").context["thing"].facts
    assert ("共有的房屋", "3 栋 101、3 栋 102") in [(fact.name, fact.value) for fact in facts]


def test_a_region_shows_its_coverage_with_the_whole(world, keeper):
    Estate.objects.update(service="none")
    grid = Grid.objects.create(
        region=world.estate.region, region_code=COMMUNITY, code="G1", name="一"
    )
    GridCover.objects.create(grid=grid, estate=world.estate)
    whole = keeper.get(f"/desk/regions/{STREET}000").context["coverage"]
    parts = dict(zip([a.code for a in whole.aspects], whole.lines[0].parts, strict=True))
    told = {code: (part.covered, part.whole) for code, part in parts.items()}
    assert {code: told[code] for code in ("service", "professional", "grid", "premises")} == {
        "service": (0, 1),
        "professional": (0, 1),
        "grid": (1, 1),
        "premises": (0, 1),
    }
    assert keeper.get(f"/desk/regions/{STREET}000/coverage").getvalue()[:2] == b"PK"


def test_a_region_is_entered_put_right_and_taken_out(world, keeper):
    keeper.post("/desk/regions/new", {"code": f"{STREET}002", "name": "瑞泉社区"})
    address = f"/desk/regions/{STREET}002"
    keeper.post(f"{address}/correction", {"name": "瑞泉馨城社区", **WHY})
    keeper.post(f"{address}/end", {"ended_on": "2026-11-01", **WHY})
    region = Region.objects.get(code=f"{STREET}002")
    assert (region.name, str(region.ended_on)) == ("瑞泉馨城社区", "2026-11-01")


def test_a_lost_code_is_replaced_and_the_new_one_printed(world, keeper):
    answer = keeper.post("/desk/places/LIFT1/replacement", {"reason": "被撕毁"})
    new = PlaceCode.objects.get(retired_at=None)
    assert answer.headers["Location"] == f"/desk/estates/E1/codes?only={new.token}"
    page = keeper.get("/desk/estates/E1/places").content.decode()
    assert "被撕毁" in page


def test_missing_codes_are_made_from_the_page(world, keeper):
    worlds.entrance(worlds.building(world.estate))
    keeper.post("/desk/estates/E1/places/completion")
    shown = keeper.get("/desk/estates/E1/places").context["codes"]
    assert [one.place for one in shown] == ["", "1 号电梯", "3 栋", "3 栋 1 单元"]


def test_a_list_asks_the_same_whatever_its_length(world, keeper):
    addresses = [f"/desk/{register}/" for register in LISTS] + ["/desk/estates/E1/places"]
    building = worlds.building(world.estate)
    worlds.door(building)
    one = [queries(keeper, address) for address in addresses]
    for name in ("102", "103"):
        worlds.door(building, name, entrance=worlds.entrance(building, name[-1]))
        worlds.building(world.estate, name)
    assert [queries(keeper, address) for address in addresses] == one
    assert max(one) <= 13
