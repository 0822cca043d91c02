"""What must never be of territory, whoever writes it: refused by the database itself."""

import pytest
from django.db.models import F

from gongzhi.territory.models import (
    Building,
    CommonPart,
    CommonPartShare,
    Entrance,
    Estate,
    Facility,
    Grid,
    GridCover,
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
    within = {"kind": "micro", "parent": F("id")}
    assert refused(lambda: Grid.objects.update(**within)) == "no_grid_holds_itself"


def test_a_region_of_no_known_level(world):
    assert refused(lambda: Region.objects.update(level="planet")) == "region_level_is_its_digits"


def building_of(estate, name="3 栋", **more):
    return Building.objects.create(estate=estate, name=name, sort_key=name, **more)


def entrance_of(building, name="1 单元"):
    return Entrance.objects.create(building=building, name=name, sort_key=name)


def another(estate, **more):
    return Estate.objects.create(
        county_code=COMMUNITY[:6],
        region_code=COMMUNITY,
        region=estate.region,
        **{"code": "E2", "name": "银海湾", "sort_key": "2", **more},
    )


def door(building, name="101", **more):
    return Premises.objects.create(
        county_code=COMMUNITY[:6],
        region_code=COMMUNITY,
        estate=building.estate,
        building=building,
        name=name,
        sort_key=name,
        **more,
    )


def grid_of(estate, code="G1", **more):
    return Grid.objects.create(
        region=estate.region, region_code=COMMUNITY, code=code, name=f"网格 {code}", **more
    )


def test_the_level_of_a_region_is_in_its_digits(world):
    street = Region.objects.filter(level="street")
    assert refused(lambda: street.update(level="county")) == "region_level_is_its_digits"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"governance": "kingdom"}, "estate_governance_is_known"),
        ({"service": "magic"}, "estate_service_is_known"),
        ({"county_code": "510116"}, "estate_codes_agree"),
        ({"merged_into": F("id")}, "estate_merged_has_ended"),
    ],
)
def test_an_estate_that_contradicts_itself(world, change, name):
    assert refused(lambda: Estate.objects.update(**change)) == name


def test_an_estate_that_ended_into_itself(world):
    change = {"merged_into": F("id"), "ended_on": "2026-01-01"}
    assert refused(lambda: Estate.objects.update(**change)) == "estate_merged_has_ended"


def test_a_name_is_free_again_once_its_bearer_has_ended(world):
    assert refused(lambda: another(world.estate, name=world.estate.name)) == (
        "estate_name_once_a_community"
    )
    Estate.objects.update(ended_on="2026-01-01")
    assert another(world.estate, name=world.estate.name).pk


def test_one_door_twice(world):
    building = building_of(world.estate)
    door(building)
    assert refused(lambda: door(building)) == "premises_once_an_entrance"
    Premises.objects.update(ended_on="2026-01-01")
    assert door(building).pk


def test_one_unit_number_twice_or_out_of_shape(world):
    building, number = building_of(world.estate), "510115001002GB00012F00030101"
    door(building, unit_number=number)
    assert refused(lambda: door(building, "102", unit_number=number)) == "unit_number_once"
    short = {"unit_number": number[:-1]}
    assert refused(lambda: Premises.objects.update(**short)) == "unit_number_has_its_shape"
    assert refused(lambda: Premises.objects.update(use="palace")) == "premises_use_is_known"


def test_premises_in_a_building_of_another_estate(world):
    door(building_of(world.estate))
    other = building_of(another(world.estate))
    change = {"building": other}
    assert refused(lambda: Premises.objects.update(**change)) == "premises_building_id_agrees"


def test_premises_in_an_entrance_of_another_building(world):
    door(building_of(world.estate))
    elsewhere = entrance_of(building_of(world.estate, "4 栋"))
    change = {"entrance": elsewhere}
    assert refused(lambda: Premises.objects.update(**change)) == "premises_entrance_id_agrees"


def test_a_thing_or_a_code_in_a_building_of_another_estate(world):
    other = {"building": building_of(another(world.estate))}
    assert refused(lambda: Facility.objects.update(**other)) == "facility_building_id_agrees"
    assert refused(lambda: PlaceCode.objects.update(**other)) == "placecode_building_id_agrees"


def test_one_thing_twice_in_one_place(world):
    again = {"estate": world.estate, "kind": "lift", "name": world.lift.name, "sort_key": "1"}
    assert refused(lambda: Facility.objects.create(**again)) == "facility_once_a_place"
    assert refused(lambda: Facility.objects.update(kind="moon")) == "facility_kind_is_known"


def part_of(estate, **more):
    return CommonPart.objects.create(
        county_code=COMMUNITY[:6],
        region_code=COMMUNITY,
        estate=estate,
        **{"kind": "green", "name": "中心花园", "sort_key": "1", "shared_by": "estate", **more},
    )


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"shared_by": "building"}, "common_part_names_its_sharers"),
        ({"area": 0}, "common_part_area_is_unknown_or_some"),
        ({"kind": "sky"}, "common_part_kind_is_known"),
        ({"region_code": "5101"}, "common_part_codes_agree"),
    ],
)
def test_a_common_part_that_contradicts_itself(world, change, name):
    part_of(world.estate)
    assert refused(lambda: CommonPart.objects.update(**change)) == name


def test_a_common_part_twice(world):
    part_of(world.estate)
    assert refused(lambda: part_of(world.estate)) == "common_part_once_a_place"


def test_a_share_of_what_all_share(world):
    part, one = part_of(world.estate), door(building_of(world.estate))
    wrong = {"part": part, "premises": one}
    assert refused(lambda: CommonPartShare.objects.create(**wrong)) == (
        "commonpartshare_part_id_agrees"
    )
    said = {**wrong, "shared_by": "estate"}
    assert refused(lambda: CommonPartShare.objects.create(**said)) == (
        "only_a_listed_part_has_shares"
    )


def test_one_door_shares_a_part_once(world):
    part, one = part_of(world.estate, shared_by="listed"), door(building_of(world.estate))
    CommonPartShare.objects.create(part=part, premises=one)
    assert refused(lambda: CommonPartShare.objects.create(part=part, premises=one)) == (
        "premises_share_once"
    )


def test_one_estate_in_two_grids_and_a_building_of_it_in_another(world):
    first, second = grid_of(world.estate), grid_of(world.estate, "G2")
    GridCover.objects.create(grid=first, estate=world.estate)
    whole = {"grid": second, "estate": world.estate}
    assert refused(lambda: GridCover.objects.create(**whole)) == "one_grid_for_one_place"
    building = building_of(world.estate)
    assert refused(lambda: GridCover.objects.create(**whole, building=building)) == (
        "one_grid_for_one_place"
    )


def test_two_buildings_of_one_estate_lie_in_two_grids(world):
    grids = grid_of(world.estate), grid_of(world.estate, "G2")
    for grid, name in zip(grids, ("3 栋", "4 栋"), strict=True):
        GridCover.objects.create(
            grid=grid, estate=world.estate, building=building_of(world.estate, name)
        )
    assert GridCover.objects.count() == 2


def test_a_micro_grid_lies_in_a_grid_and_covers_as_one(world):
    grid = grid_of(world.estate)
    assert refused(lambda: grid_of(world.estate, "M1", kind="micro")) == (
        "a_micro_grid_lies_in_a_grid"
    )
    micro = grid_of(world.estate, "M1", kind="micro", parent=grid)
    inner = {"grid": micro, "estate": world.estate}
    assert refused(lambda: GridCover.objects.create(**inner)) == "gridcover_grid_id_agrees"
    GridCover.objects.create(grid=grid, estate=world.estate)
    assert GridCover.objects.create(**inner, kind="micro").pk


def test_two_grids_of_one_name_in_a_community(world):
    grid_of(world.estate)
    again = {"region": world.estate.region, "region_code": COMMUNITY, "code": "G9"}
    assert refused(lambda: Grid.objects.create(**again, name="网格 G1")) == (
        "grid_name_once_a_community"
    )
    assert refused(lambda: Grid.objects.update(kind="web")) == "a_micro_grid_lies_in_a_grid"
