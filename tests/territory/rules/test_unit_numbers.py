"""不动产单元号: 28 places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.rules.unit_numbers import SHAPE, unit_number_of

GOOD = "510115001002GB00012F00030101"


@given(st.from_regex(SHAPE, fullmatch=True))
def test_what_has_the_shape_is_taken(number):
    assert unit_number_of(f" {number.lower()} ") == number


def test_blanks_between_the_groups_do_not_matter():
    assert unit_number_of("510115 001 002 GB 00012 F 00030101") == GOOD


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (GOOD[:-1], "不动产单元号是 28 位，这里有 27 位"),
        (GOOD.replace("F", "X"), "应为 12 位数字、2 位字母"),
        (GOOD.replace("GB", "12"), "应为 12 位数字、2 位字母"),
        ("", "这里有 0 位"),
    ],
)
def test_anything_else_is_refused_in_words(typed, why):
    with pytest.raises(RuleBroken, match=why):
        unit_number_of(typed)
