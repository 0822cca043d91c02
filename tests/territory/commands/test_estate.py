"""小区: entered, put right, taken out with all that stands in it."""

from datetime import date

import pytest

from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.territory.commands.estate import (
    EstateDetails,
    correct_estate,
    end_estate,
    register_estate,
)
from gongzhi.territory.models import Building, Entrance, Estate, Facility, PlaceCode, Premises
from gongzhi.territory.queries import estate_of_code, estates_named
from tests.territory import worlds
from tests.territory.worlds import ACT, COMMUNITY, END, MONDAY, SEER, STRANGER, told_of


def registered(name="银海湾", region=COMMUNITY, code="", **told):
    return register_estate(region, EstateDetails(name=name, **told), code=code, **ACT)


def test_it_is_given_a_number_and_a_code_for_its_gate(world):
    first, second = registered(), registered("春天广场")
    assert (first.code, second.code) == (f"{COMMUNITY}-01", f"{COMMUNITY}-02")
    assert PlaceCode.objects.filter(estate=first, building=None, facility=None).count() == 1
    assert told_of("EstateRegistered") == ["登记了小区银海湾", "登记了小区春天广场"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "洲际·亚洲湾"}, "name"),
        ({"code": "E 1"}, "code"),
        ({"code": "E1"}, "code"),
        ({"region": "510115003000"}, "region"),
        ({"latitude": 30.6}, "longitude"),
        ({"latitude": 103.8, "longitude": 30.6}, "latitude"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(world, told, field):
    with pytest.raises(RuleBroken) as broken:
        registered(**told)
    assert broken.value.field == field


@pytest.mark.parametrize("actor", [SEER, STRANGER])
def test_only_who_keeps_the_place_may(world, actor):
    told = EstateDetails(name="银海湾")
    with pytest.raises(NotPermitted):
        register_estate(COMMUNITY, told, actor=actor, now=MONDAY)
    with pytest.raises(NotPermitted):
        correct_estate(world.estate.pk, told, reason="笔误", actor=actor, now=MONDAY)
    with pytest.raises(NotPermitted):
        end_estate(world.estate.pk, **{**END, "actor": actor})


def test_what_it_was_stays_in_the_fact(world):
    told = EstateDetails(
        name="亚洲湾", population=10_200, latitude=30.69, longitude=103.85, address="涌泉路 8 号"
    )
    correct_estate(world.estate.pk, told, reason="入户核对", **ACT)
    assert told_of("EstateCorrected") == [
        (
            "更正了小区亚洲湾：小区名称由“洲际·亚洲湾”改为“亚洲湾”；地址由未填改为“涌泉路 8 号”；"
            "居住人口由未填改为 10200，原因：入户核对"
        )
    ]
    assert Estate.objects.get(code="E1").is_very_large


def test_a_correction_without_a_change_or_a_reason_is_none(world):
    told = EstateDetails(name="洲际·亚洲湾", latitude=30.69, longitude=103.85)
    with pytest.raises(RuleBroken, match="没有改动任何内容"):
        correct_estate(world.estate.pk, told, reason="笔误", **ACT)
    with pytest.raises(RuleBroken, match="写明原因") as broken:
        correct_estate(world.estate.pk, told, reason=" ", **ACT)
    assert broken.value.field == "reason"


def test_what_stands_in_it_ends_with_it_and_stays(world, building):
    way = worlds.entrance(building)
    worlds.door(building, entrance=way)
    other = registered()
    end_estate(world.estate.pk, merged_into=other.code, **END)
    for rows in (Building, Entrance, Premises, Facility):
        assert list(rows.objects.values_list("ended_on", flat=True)) == [END["ended_on"]]
    ended = Estate.objects.get(code="E1")
    assert (ended.merged_into, ended.ended_on) == (other, END["ended_on"])
    standing = PlaceCode.objects.filter(estate=ended, retired_at=None)
    assert (standing.count(), PlaceCode.objects.get(token="LIFT1").retired_because) == (
        0,
        "小区已注销",
    )


def test_what_has_ended_is_not_offered_any_more(world):
    end_estate(world.estate.pk, **END)
    assert (estate_of_code("E1"), list(estates_named("亚洲湾"))) == (None, [])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ended_on": date(2026, 12, 1)}, "ended_on"),
        ({"reason": ""}, "reason"),
        ({"merged_into": "E1"}, "merged_into"),
    ],
)
def test_an_end_is_past_has_a_reason_and_another_successor(world, change, field):
    with pytest.raises(RuleBroken) as broken:
        end_estate(world.estate.pk, **{**END, **change})
    assert broken.value.field == field
