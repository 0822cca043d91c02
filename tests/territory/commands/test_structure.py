"""楼栋、单元、房屋: one of each name, however it is typed."""

import pytest

from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.territory.commands.building import correct_building, end_building
from gongzhi.territory.commands.entrance import correct_entrance, end_entrance
from gongzhi.territory.commands.premises import (
    PremisesDetails,
    correct_premises,
    end_premises,
)
from gongzhi.territory.models import Building, Entrance, PlaceCode, Premises
from tests.territory import worlds
from tests.territory.worlds import ACT, END, STRANGER, told_of


def test_a_building_and_an_entrance_get_codes(estate, building):
    way = worlds.entrance(building)
    assert (building.name, way.name) == ("3 栋", "1 单元")
    kept = PlaceCode.objects.filter(building=building).values_list("entrance", "facility")
    assert set(kept) == {(None, None), (way.pk, None)}
    assert told_of("BuildingRegistered") + told_of("EntranceRegistered") == [
        "登记了楼栋洲际·亚洲湾 3 栋",
        "登记了单元洲际·亚洲湾 3 栋 1 单元",
    ]


@pytest.mark.parametrize("typed", ["3", "03栋", "3幢", "三号楼"])
def test_one_building_is_entered_once_however_it_is_typed(estate, building, typed):
    with pytest.raises(RuleBroken, match="这个小区已有“3 栋”"):
        worlds.building(estate, typed)


def test_one_entrance_and_one_door_are_entered_once(building):
    way = worlds.entrance(building)
    worlds.door(building, "0302", entrance=way)
    with pytest.raises(RuleBroken, match="这一栋已有“1 单元”"):
        worlds.entrance(building, "一单元")
    with pytest.raises(RuleBroken, match="这里已有 0302"):
        worlds.door(building, "302室", entrance=way)
    assert worlds.door(building, "302").entrance is None


def test_nobody_keeps_another_street(building):
    with pytest.raises(NotPermitted):
        worlds.entrance(building, actor=STRANGER)
    with pytest.raises(NotPermitted):
        end_building(building.pk, **{**END, "actor": STRANGER})


def test_names_are_put_right(building):
    way = worlds.entrance(building)
    correct_building(building.pk, "3幢", floors=18, reason="门牌", **ACT)
    correct_entrance(way.pk, "甲单元", reason="门牌", **ACT)
    assert told_of("BuildingCorrected") + told_of("EntranceCorrected") == [
        "更正了楼栋洲际·亚洲湾 3 幢：楼栋由“3 栋”改为“3 幢”；层数由未填改为 18，原因：门牌",
        "更正了单元洲际·亚洲湾 3 幢 甲单元：单元由“1 单元”改为“甲单元”，原因：门牌",
    ]


def test_premises_carry_three_areas_and_a_unit_number(building):
    number = "510115001002GB00012F00030101"
    door = worlds.door(building, registered_area=8950, unit_number=number.lower())
    told = PremisesDetails(name="101", registered_area=9000, surveyed_area=8950)
    correct_premises(door.pk, told, reason="测绘", **ACT)
    assert told_of("PremisesCorrected") == [
        (
            "更正了房屋洲际·亚洲湾 3 栋 101：登记面积由“89.50 m²”改为“90.00 m²”；"
            "实测面积由未填改为“89.50 m²”；"
            f"不动产单元号由“{number}”改为未填，原因：测绘"
        )
    ]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"registered_area": 0}, "registered_area"),
        ({"unit_number": "51"}, "unit_number"),
        ({"name": " "}, "name"),
    ],
)
def test_what_premises_cannot_be(building, told, field):
    with pytest.raises(RuleBroken) as broken:
        worlds.door(building, **told)
    assert broken.value.field == field


def test_a_unit_number_belongs_to_one(building):
    number = "510115001002GB00012F00030101"
    worlds.door(building, unit_number=number)
    with pytest.raises(RuleBroken, match="已登记在另一户") as broken:
        worlds.door(building, "102", unit_number=number)
    assert broken.value.field == "unit_number"


def test_two_made_into_one_keep_both_rows(building):
    first, second = worlds.door(building), worlds.door(building, "102")
    end_premises(second.pk, merged_into=first.pk, **END)
    assert Premises.objects.get(pk=second.pk).merged_into == first
    with pytest.raises(StateChanged):
        end_premises(second.pk, **END)
    with pytest.raises(RuleBroken, match="并入的房屋要在同一栋"):
        end_premises(first.pk, merged_into=second.pk, **END)
    assert worlds.door(building, "102").pk


def test_an_entrance_ends_with_its_doors_and_a_building_with_its_entrances(building):
    way = worlds.entrance(building)
    worlds.door(building, entrance=way)
    worlds.door(building, "001")
    end_entrance(way.pk, **END)
    assert Premises.objects.filter(ended_on=None).count() == 1
    end_building(building.pk, **END)
    left = [rows.objects.filter(ended_on=None).count() for rows in (Building, Entrance, Premises)]
    assert left == [0, 0, 0]
    assert PlaceCode.objects.filter(building=building, retired_at=None).count() == 0
