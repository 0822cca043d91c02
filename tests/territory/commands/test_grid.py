"""网格: one of a kind for one place, micro-grids inside their own."""

import pytest

from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.territory.commands.grid import GridDetails, correct_grid, end_grid, register_grid
from gongzhi.territory.models import GridCover
from gongzhi.territory.rules.grids import Cover
from gongzhi.territory.vocabulary import GridKind
from tests.territory import worlds
from tests.territory.worlds import ACT, COMMUNITY, END, STRANGER, told_of


def grid(name, *covers, parent=None, **act):
    kind = GridKind.MICRO if parent else GridKind.GRID
    told = GridDetails(name=name, kind=kind, parent=parent.pk if parent else None)
    return register_grid(COMMUNITY, told, covers, **{**ACT, **act})


def test_grids_are_numbered_by_kind(estate, building):
    whole = grid("第一网格", Cover(estate.pk))
    micro = grid("第一微网格", Cover(estate.pk, building.pk), parent=whole)
    assert (whole.code, micro.code) == (f"{COMMUNITY}G01", f"{COMMUNITY}W01")
    assert told_of("GridRegistered") == ["登记了网格第一网格", "登记了网格第一微网格"]


def test_one_place_has_one_grid_and_the_other_is_named(estate, building):
    grid("第一网格", Cover(estate.pk))
    with pytest.raises(RuleBroken, match="3 栋已划在网格“第一网格”，先从那里去掉") as broken:
        grid("第二网格", Cover(estate.pk, building.pk))
    assert broken.value.field == "covers"


def test_an_estate_and_one_of_its_own_buildings_is_twice(estate, building):
    with pytest.raises(RuleBroken, match="整个小区和其中的楼栋只写一种"):
        grid("第一网格", Cover(estate.pk), Cover(estate.pk, building.pk))


def test_a_micro_grid_stays_inside(estate, building):
    other = worlds.building(estate, "4栋")
    half = grid("第一网格", Cover(estate.pk, building.pk))
    with pytest.raises(RuleBroken, match="洲际·亚洲湾 4 栋不在上级网格之内"):
        grid("微一", Cover(estate.pk, other.pk), parent=half)
    grid("微一", Cover(estate.pk, building.pk), parent=half)
    with pytest.raises(RuleBroken, match="洲际·亚洲湾 3 栋划有微网格，先改微网格"):
        correct_grid(half.pk, "第一网格", [Cover(estate.pk, other.pk)], reason="调整", **ACT)


def test_what_a_grid_covered_stays_in_the_fact(estate, building):
    one = grid("第一网格", Cover(estate.pk))
    correct_grid(one.pk, "第一网格", [Cover(estate.pk, building.pk)], reason="调整", **ACT)
    assert told_of("GridCorrected") == [
        "更正了网格第一网格：覆盖由“洲际·亚洲湾”改为“洲际·亚洲湾 3 栋”，原因：调整"
    ]
    with pytest.raises(RuleBroken, match="没有改动"):
        correct_grid(one.pk, "第一网格", [Cover(estate.pk, building.pk)], reason="调整", **ACT)


def test_a_grid_that_ends_lets_go_of_its_ground(estate, building):
    one = grid("第一网格", Cover(estate.pk))
    micro = grid("微一", Cover(estate.pk, building.pk), parent=one)
    with pytest.raises(RuleBroken, match="下面还有 1 个微网格"):
        end_grid(one.pk, **END)
    end_grid(micro.pk, **END)
    end_grid(one.pk, **END)
    assert GridCover.objects.count() == 0
    assert grid("第一网格", Cover(estate.pk)).pk


def test_only_places_of_the_community_and_by_who_keeps_it(estate, building):
    for wrong in (Cover(0), Cover(estate.pk, 0)):
        with pytest.raises(RuleBroken):
            grid("第一网格", wrong)
    with pytest.raises(NotPermitted):
        grid("第一网格", Cover(estate.pk), actor=STRANGER)
