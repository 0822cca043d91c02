"""The level and the parent of a region are in its digits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.territory.rules.regions import SHAPES, is_above, level_of, require_parent
from gongzhi.territory.vocabulary import RegionLevel

CODES = st.from_regex(r"[1-9][0-9]{11}", fullmatch=True)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("510000000000", RegionLevel.PROVINCE),
        ("510100000000", RegionLevel.CITY),
        ("510115000000", RegionLevel.COUNTY),
        ("510115003000", RegionLevel.STREET),
        ("510115003001", RegionLevel.COMMUNITY),
        ("442000001000", RegionLevel.STREET),
    ],
)
def test_the_level_is_in_the_digits(code, level):
    assert level_of(code) == level


@given(CODES)
def test_every_code_has_exactly_the_shape_of_its_level(code):
    fitting = {level for level, shape in SHAPES.items() if re.match(shape, code)}
    assert fitting == {level_of(code)}


def test_a_city_without_counties_is_the_parent_of_its_streets():
    assert require_parent("442000001000", {"442000000000"}) == "442000000000"


def test_a_province_has_no_parent():
    assert require_parent("510000000000", ()) == ""


def test_an_unknown_parent_is_refused_by_name():
    with pytest.raises(RuleBroken, match="上一级 510115003000 还没有登记"):
        require_parent("510115003001", {"510115000000"})


@given(CODES, CODES)
def test_above_is_what_contains(code, other):
    assert is_above(code, [codes.prefix(other)]) == codes.contains(code, codes.prefix(other))


def test_nothing_is_above_a_post_of_the_whole_country():
    assert not is_above("510000000000", [""])
