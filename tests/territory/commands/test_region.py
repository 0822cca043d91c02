"""行政区划: by code, from above down."""

import pytest

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.territory.commands.region import correct_region, end_region, register_region
from gongzhi.territory.models import Region
from tests.territory.worlds import ACT, COMMUNITY, END, KEEPS, MONDAY, SEER, STRANGER, told_of

NEXT = "510115003002"


def test_level_and_parent_are_in_the_code(world):
    made = register_region(NEXT, " 瑞泉社区 ", **ACT)
    assert (made.name, made.level, made.parent.code) == ("瑞泉社区", "community", "510115003000")
    assert told_of("RegionRegistered") == ["登记了行政区划瑞泉社区"]


def test_the_first_of_a_street_enters_the_levels_above_it(db):
    clerk = {"actor": Actor(powers=KEEPS, territory=("510115003",)), "now": MONDAY}
    for code in ("51", "5101", "510115", "510115003", NEXT):
        register_region(code, f"区划{code}", **clerk)
    levels = Region.objects.order_by("code").values_list("level", flat=True)
    assert list(levels) == ["province", "city", "county", "street", "community"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("51011500300", "区划代码应为 2、4、6、9 或 12 位"),
        (COMMUNITY, "这个区划代码已经登记"),
        ("510115003999", None),
    ],
)
def test_a_code_is_whole_and_entered_once(world, code, why):
    if why is None:
        assert register_region(code, "新社区", **ACT).pk
        return
    with pytest.raises(RuleBroken, match=why) as broken:
        register_region(code, "新社区", **ACT)
    assert broken.value.field == "code"


def test_the_parent_comes_first(world):
    whole = {"actor": Actor(powers=KEEPS, territory=("510115",)), "now": MONDAY}
    with pytest.raises(RuleBroken, match="上一级 510115004000 还没有登记"):
        register_region("510115004001", "某社区", **whole)


@pytest.mark.parametrize("actor", [SEER, STRANGER, Actor()])
def test_only_who_keeps_the_place_may(world, actor):
    with pytest.raises(NotPermitted):
        register_region(NEXT, "瑞泉社区", actor=actor, now=MONDAY)


def test_the_old_name_stays_in_the_fact(world):
    region = Region.objects.get(code=COMMUNITY)
    correct_region(region.pk, "江浦社区", reason="民政批复", **ACT)
    assert told_of("RegionCorrected") == [
        "更正了行政区划江浦社区：名称由“江浦路社区”改为“江浦社区”，原因：民政批复"
    ]


def test_a_region_with_something_in_it_does_not_end(world):
    region = Region.objects.get(code=COMMUNITY)
    with pytest.raises(RuleBroken, match="江浦路社区还有1 个小区，先移走或者注销"):
        end_region(region.pk, **END)


def test_an_empty_one_ends_once_and_keeps_its_row(world):
    region = register_region(NEXT, "瑞泉社区", **ACT)
    end_region(region.pk, **END)
    assert Region.objects.get(code=NEXT).ended_on == END["ended_on"]
    with pytest.raises(StateChanged, match="已于 2026-11-01 注销"):
        end_region(region.pk, **END)
