"""How places are called, and which estates are very large."""

from gongzhi.territory.rules.naming import place, spot
from gongzhi.territory.rules.size import is_very_large


def test_a_spot_goes_from_the_building_down_to_the_thing():
    assert spot(building="3 栋", entrance="2 单元", facility="1 号电梯") == "3 栋 2 单元 1 号电梯"


def test_an_estate_as_a_whole_has_no_spot():
    assert place("洲际·亚洲湾", spot()) == "洲际·亚洲湾"


def test_above_ten_thousand_people_is_very_large_and_ten_thousand_is_not():
    sizes = (10_001, 10_000, None)
    assert [is_very_large(size) for size in sizes] == [True, False, False]
