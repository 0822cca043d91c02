"""Two who keep the same register at once. These commit, on a clone of the test database."""

import pytest

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.commands.code import replace_code
from gongzhi.territory.commands.estate import EstateDetails, register_estate
from gongzhi.territory.commands.grid import GridDetails, register_grid
from gongzhi.territory.commands.premises_sheet import PremisesLine, take_in_premises
from gongzhi.territory.commands.region import register_region
from gongzhi.territory.models import Building, Estate, Grid, PlaceCode, Premises, Region
from gongzhi.territory.rules.grids import Cover
from gongzhi.territory.rules.naming import building_named, door_named
from tests.cases.test_concurrency import at_once, split
from tests.cases.world import build_world
from tests.territory import worlds
from tests.territory.worlds import ACT, COMMUNITY

TIMES = 4


@pytest.fixture
def estate(cloned_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield build_world().estate


def refused_in_words(results, *words):
    made, refused = split(results)
    assert len(made) == 1
    assert {type(one) for one in refused} == {RuleBroken}
    assert {one.message for one in refused} <= set(words)


def test_one_region(estate):
    results = at_once(lambda _: register_region("510115003002", "瑞泉社区", **ACT), TIMES)
    refused_in_words(results, "这个区划代码已经登记")
    assert Region.objects.filter(code="510115003002").count() == 1


def test_one_building_typed_in_several_ways(estate):
    typed = ("3栋", "3幢", "3#", "三栋")
    results = at_once(lambda number: worlds.building(estate, typed[number]), TIMES)
    refused_in_words(results, "这个小区已有“3 栋”", "这个小区已有“3 幢”", "这个小区已有“三栋”")
    assert Building.objects.count() == 1


def test_estates_entered_at_once_have_numbers_of_their_own(estate):
    made, refused = split(
        at_once(
            lambda n: register_estate(COMMUNITY, EstateDetails(name=f"银海湾{n}"), **ACT), TIMES
        )
    )
    assert (len(made), refused) == (TIMES, [])
    assert Estate.objects.values("code").distinct().count() == TIMES + 1


def test_one_place_lies_in_one_grid(estate):
    results = at_once(
        lambda n: register_grid(COMMUNITY, GridDetails(name=f"网格{n}"), [Cover(estate.pk)], **ACT),
        TIMES,
    )
    made, refused = split(results)
    assert (len(made), len(refused), Grid.objects.count()) == (1, TIMES - 1, 1)
    assert {one.field for one in refused} == {"covers"}


def test_a_lost_code_gets_one_successor(estate):
    made, refused = split(at_once(lambda _: replace_code("LIFT1", reason="撕毁", **ACT), TIMES))
    assert (len(made), {one.message for one in refused}) == (
        1,
        {"这个位置码已经停用，刷新后再看"},
    )
    assert PlaceCode.objects.filter(retired_at=None).count() == 1


def test_two_sheets_of_one_estate_go_in_one_after_the_other(estate):
    lines = [
        PremisesLine(
            estate=estate.pk,
            building=building_named("3栋"),
            entrance=None,
            door=door_named(str(number)),
            told={},
        )
        for number in range(20)
    ]
    made, refused = split(at_once(lambda _: take_in_premises(lines, **ACT), TIMES))
    assert (made, refused) == ([20] * TIMES, [])
    assert (Premises.objects.count(), Building.objects.count()) == (20, 1)
