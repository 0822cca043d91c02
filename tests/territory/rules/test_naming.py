"""How places are called, which names are one, in what order they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import sort_key
from gongzhi.territory.rules.naming import (
    building_named,
    door_named,
    door_order,
    entrance_named,
    place,
    plain_name,
    spot,
)
from gongzhi.territory.rules.size import is_very_large

NUMBERS = st.integers(1, 9999)
NAMERS = (building_named, entrance_named, door_named)
TYPED = st.text(st.characters(categories=["Lu", "Nd", "Lo", "Zs"]), min_size=1, max_size=12)


def test_a_spot_goes_from_the_building_down_to_the_thing():
    assert spot(building="3 栋", entrance="2 单元", facility="1 号电梯") == "3 栋 2 单元 1 号电梯"


def test_an_estate_as_a_whole_has_no_spot():
    assert place("洲际·亚洲湾", spot()) == "洲际·亚洲湾"


def test_above_ten_thousand_people_is_very_large_and_ten_thousand_is_not():
    sizes = (10_001, 10_000, None)
    assert [is_very_large(size) for size in sizes] == [True, False, False]


@pytest.mark.parametrize("typed", ["3", "3栋", "\uff13 栋", "03栋", "3#", "第3栋"])
def test_one_building_typed_in_many_ways_has_one_name(typed):
    assert str(building_named(typed)) == "3 栋"


@pytest.mark.parametrize(
    ("typed", "kept"), [("3幢", "3 幢"), ("a座", "a座"), ("3号楼", "3 号楼"), ("商业楼", "商业楼")]
)
def test_the_word_an_estate_uses_is_kept(typed, kept):
    assert str(building_named(typed)) == kept


def test_another_word_for_a_building_is_no_other_building():
    assert {building_named(each) for each in ("3栋", "3幢", "3号楼", "三栋", "3座")} == {
        building_named("3")
    }
    assert building_named("3栋") != building_named("13栋")


@pytest.mark.parametrize("typed", ["1", "1单元", "01 单元", "第1单元"])
def test_one_entrance_typed_in_many_ways_has_one_name(typed):
    assert str(entrance_named(typed)) == "1 单元"


def test_an_entrance_counted_in_characters_is_the_same():
    assert {entrance_named("一单元"), entrance_named("1门")} == {entrance_named("1")}


@pytest.mark.parametrize(("typed", "kept"), [("302室", "302"), ("0302", "0302"), ("a-1 ", "A-1")])
def test_a_door_is_kept_without_the_word(typed, kept):
    assert str(door_named(typed)) == kept


def test_a_zero_that_a_sheet_dropped_makes_no_other_door():
    assert door_named("0302") == door_named("302")
    assert door_named("302") != door_named("3002")


@given(st.sampled_from(NAMERS), TYPED)
def test_a_name_named_again_stays_as_it_is(namer, typed):
    try:
        once = namer(typed)
    except RuleBroken:
        return
    again = namer(once.name)
    assert (again.name, again.key) == (once.name, once.key)


@given(NUMBERS, NUMBERS, st.sampled_from(["栋", "幢", "座", "号楼"]))
def test_buildings_are_one_exactly_where_their_numbers_are(one, other, word):
    assert (building_named(f"{one}{word}") == building_named(str(other))) == (one == other)


@given(NUMBERS, NUMBERS)
def test_buildings_stand_in_the_order_of_their_numbers(one, other):
    keys = [sort_key(building_named(str(number)).name) for number in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=8))
def test_doors_stand_by_building_entrance_and_number(doors):
    """The order made of two halves is the order of the numbers."""
    keyed = sorted(doors, key=lambda at: door_order(f"{at[0]} 栋", f"{at[1]} 单元", str(at[2])))
    assert keyed == sorted(doors)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_order_of_two_halves_is_that_of_the_whole(building, entrance, door):
    names = (f"{building} 栋", f"{entrance} 单元", str(door))
    assert door_order(*names) == sort_key("".join(names))


@pytest.mark.parametrize("namer", NAMERS)
def test_an_empty_or_endless_name_is_refused(namer):
    for typed in ("", "  ", "\u200b", "长" * 31):
        with pytest.raises(RuleBroken):
            namer(typed)


def test_too_long_a_name_says_how_much_is_to_go():
    with pytest.raises(RuleBroken, match="小区名称有 62 个字，最多 60 个，删去 2 个"):
        plain_name("长" * 62, "小区名称", 60)
