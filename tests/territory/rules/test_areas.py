"""Areas in 0.01 m²: exact or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel import area
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.rules.areas import LARGEST, area_of


@pytest.mark.parametrize("cell", ["89.5", "89.50㎡", "89.50 m2", "\uff18\uff19.5平方米", 89.5])
def test_one_area_written_in_many_ways(cell):
    assert area_of(cell) == 8950


def test_what_a_sheet_worked_out_is_read_as_it_shows_it():
    assert area_of(88.1 + 1.29) == 8939


@pytest.mark.parametrize("cell", ["89.125", 89.125])
def test_three_decimals_are_refused_in_words(cell):
    with pytest.raises(RuleBroken, match=r"面积最多两位小数，如 100\.25"):
        area_of(cell)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("0", "面积要大于 0，不知道的留空"),
        ("八十九", "面积应为数字，如 100.25"),
        ("-5", "面积应为数字，如 100.25"),
        ("1000000.01", "面积超过 100 万平方米，核对小数点"),
    ],
)
def test_no_area_at_all(cell, why):
    with pytest.raises(RuleBroken, match=why):
        area_of(cell)


@given(st.integers(1, LARGEST))
def test_what_is_shown_is_read_back(size):
    assert area_of(area.show(size)) == area_of(size / 100) == size


@given(st.integers(1, 10**6), st.integers(1, 9))
def test_a_third_decimal_is_never_rounded_away(size, third):
    with pytest.raises(RuleBroken):
        area_of(f"{area.show(size)}{third}")
