"""设施、共有部分、位置码."""

import pytest

from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.territory.commands.code import complete_codes, replace_code, retire_code
from gongzhi.territory.commands.common_part import (
    CommonPartDetails,
    correct_common_part,
    end_common_part,
    register_common_part,
)
from gongzhi.territory.commands.facility import (
    FacilityDetails,
    correct_facility,
    end_facility,
    register_facility,
)
from gongzhi.territory.commands.spots import Where
from gongzhi.territory.models import PlaceCode
from gongzhi.territory.queries import spot_of_code
from gongzhi.territory.vocabulary import CommonPartKind, FacilityKind, SharedBy
from tests.territory import worlds
from tests.territory.worlds import ACT, END, MONDAY, STRANGER, told_of

LIFT = FacilityDetails(kind=FacilityKind.LIFT, name="2 号电梯")
GARDEN = CommonPartDetails(kind=CommonPartKind.GREEN, name="中心花园", area=120_050)


def test_each_thing_gets_a_code_of_its_own(estate, building):
    way = worlds.entrance(building)
    lift = register_facility(Where(estate.pk, building.pk, way.pk), LIFT, **ACT)
    spot = spot_of_code(PlaceCode.objects.get(facility=lift).token)
    assert (spot.whole_name, spot.facility) == ("洲际·亚洲湾 3 栋 1 单元 2 号电梯", lift.pk)


def test_a_thing_that_is_gone_says_so_when_scanned(world):
    end_facility(world.lift.pk, **END)
    spot = spot_of_code("LIFT1")
    assert (spot.retired, spot.retired_because) == (True, "设施已拆除")


def test_a_thing_is_put_right_and_named_once(world, estate):
    other = register_facility(Where(estate.pk), LIFT, **ACT)
    with pytest.raises(RuleBroken, match="这里已有同名的设施"):
        correct_facility(
            other.pk, FacilityDetails(kind=FacilityKind.LIFT, name="1 号电梯"), reason="笔误", **ACT
        )
    gate = FacilityDetails(kind=FacilityKind.GATE, name="南门")
    correct_facility(other.pk, gate, reason="录错", **ACT)
    assert told_of("FacilityCorrected") == [
        (
            "更正了设施洲际·亚洲湾 南门：类型由“电梯”改为“门禁出入口”；"
            "名称由“2 号电梯”改为“南门”，原因：录错"
        )
    ]


@pytest.mark.parametrize(("where", "field"), [((0, None), "building"), ((None, 0), "entrance")])
def test_a_thing_stands_in_its_own_estate(estate, building, where, field):
    spot = Where(estate.pk, *where)
    with pytest.raises(RuleBroken) as broken:
        register_facility(spot, LIFT, **ACT)
    assert broken.value.field == field


def test_a_common_part_names_who_shares_it(estate, building):
    doors = [worlds.door(building, name).pk for name in ("101", "102")]
    whole = register_common_part(Where(estate.pk), GARDEN, SharedBy.ESTATE, **ACT)
    some = register_common_part(
        Where(estate.pk),
        CommonPartDetails(kind=CommonPartKind.PASSAGE, name="连廊"),
        SharedBy.LISTED,
        doors,
        **ACT,
    )
    assert (whole.shares.count(), some.shares.count()) == (0, 2)
    with pytest.raises(RuleBroken, match="这里已有同名的共有部分"):
        register_common_part(Where(estate.pk), GARDEN, SharedBy.ESTATE, **ACT)


def test_sharers_have_to_be_of_the_estate_and_fit(estate, building):
    for shared, doors in ((SharedBy.LISTED, [0, -1]), (SharedBy.BUILDING, [])):
        with pytest.raises(RuleBroken):
            register_common_part(Where(estate.pk), GARDEN, shared, doors, **ACT)


def test_a_common_part_is_put_right_and_taken_out(estate):
    part = register_common_part(Where(estate.pk), GARDEN, SharedBy.ESTATE, **ACT)
    more = CommonPartDetails(kind=CommonPartKind.GREEN, name="中心花园", area=120_100)
    correct_common_part(part.pk, more, reason="测绘", **ACT)
    assert told_of("CommonPartCorrected") == [
        "更正了共有部分洲际·亚洲湾 中心花园：面积由“1200.50 m²”改为“1201.00 m²”，原因：测绘"
    ]
    end_common_part(part.pk, **END)
    with pytest.raises(StateChanged):
        correct_common_part(part.pk, GARDEN, reason="测绘", **ACT)


def test_a_lost_code_is_replaced_and_still_answers(world):
    new = replace_code("LIFT1", reason="被撕毁", **ACT)
    old, fresh = spot_of_code("LIFT1"), spot_of_code(new.token)
    assert (old.retired, old.retired_because, fresh.facility) == (True, "被撕毁", world.lift.pk)
    with pytest.raises(StateChanged):
        replace_code("LIFT1", reason="被撕毁", **ACT)
    assert told_of("PlaceCodeReplaced") == ["换了洲际·亚洲湾 1 号电梯的位置码，原因：被撕毁"]


def test_a_code_is_taken_out_of_use_by_who_keeps_the_place(world):
    with pytest.raises(NotPermitted):
        retire_code("LIFT1", reason="拆除", actor=STRANGER, now=MONDAY)
    retire_code("LIFT1", reason="拆除", **ACT)
    assert spot_of_code("LIFT1").retired_because == "拆除"


def test_missing_codes_are_made_once(estate, building):
    PlaceCode.objects.filter(building=building).update(retired_at=MONDAY, retired_because="旧版")
    assert complete_codes(estate.pk, **ACT) == 2
    with pytest.raises(RuleBroken, match="不用补"):
        complete_codes(estate.pk, **ACT)
