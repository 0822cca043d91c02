"""What must never be of territory, whoever writes it: refused by the database itself."""

import pytest
from django.db.models import F

from gongzhi.territory.models import (
    Building,
    Entrance,
    Estate,
    Facility,
    Grid,
    PlaceCode,
    Premises,
    Region,
)
from tests.cases.world import COMMUNITY, build_world
from tests.refusals import refused


@pytest.fixture
def world(db):
    return build_world()


@pytest.mark.parametrize("change", [{"latitude": None}, {"longitude": 181.0}])
def test_half_a_position_of_an_estate(world, change):
    assert refused(lambda: Estate.objects.update(**change)) == "estate_position_is_whole"


@pytest.mark.parametrize("column", ["registered_area", "surveyed_area", "contract_area"])
def test_premises_without_any_area(world, column):
    building = Building.objects.create(estate=world.estate, name="3 栋", sort_key="3")
    given = {"estate": world.estate, "building": building, "sort_key": "1"}
    places = {"county_code": COMMUNITY[:6], "region_code": COMMUNITY}
    Premises.objects.create(**given, **places, name="1", **{column: None})
    assert (
        refused(lambda: Premises.objects.create(**given, **places, name="2", **{column: 0}))
        == f"{column}_is_unknown_or_some"
    )


def test_a_code_that_stands_and_says_why_it_was_taken_down(world):
    assert (
        refused(lambda: PlaceCode.objects.update(retired_because="拆了"))
        == "only_a_retired_code_says_why"
    )


def test_a_facility_of_an_entrance_without_its_building(world):
    building = Building.objects.create(estate=world.estate, name="3 栋", sort_key="3")
    entrance = Entrance.objects.create(building=building, name="1 单元", sort_key="1")
    assert (
        refused(lambda: Facility.objects.update(entrance=entrance))
        == "facility_of_an_entrance_names_its_building"
    )


def test_a_region_or_a_grid_within_itself(world):
    region = Region.objects.get(code=COMMUNITY)
    Grid.objects.create(region=region, region_code=COMMUNITY, code="G1", name="一网格")
    assert refused(lambda: Region.objects.update(parent=F("id"))) == "no_region_holds_itself"
    assert refused(lambda: Grid.objects.update(parent=F("id"))) == "no_grid_holds_itself"


def test_a_region_of_no_known_level(world):
    assert refused(lambda: Region.objects.update(level="planet")) == "region_level_is_known"
