"""Places written one after another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.rules.estates import next_code
from gongzhi.territory.rules.listing import Covered, DoorSaid, covers_said, doors_said, written

NAMES = st.text("甲乙丙苑园湾0123456789", min_size=1, max_size=6)
BUILDINGS = st.lists(st.integers(1, 99).map(lambda n: f"{n}栋"), max_size=3).map(tuple)


def test_whole_estates_and_single_buildings():
    assert covers_said("甲苑；乙苑：1栋、2栋\n丙园") == [
        Covered("甲苑"),
        Covered("乙苑", ("1栋", "2栋")),
        Covered("丙园"),
    ]


@given(st.lists(st.builds(Covered, NAMES, BUILDINGS), min_size=1, max_size=4))
def test_what_is_written_is_read_back(covers):
    assert covers_said(written(covers)) == covers_said(written(covers, between="\n")) == covers


@pytest.mark.parametrize("text", ["", " ；", "：1栋", "甲苑："])
def test_what_names_no_place_is_refused(text):
    with pytest.raises(RuleBroken):
        covers_said(text)


@pytest.mark.parametrize(
    ("text", "doors"),
    [
        ("1栋1单元101、2栋302", [DoorSaid("1栋", "1单元", "101"), DoorSaid("2栋", "", "302")]),
        ("丁香苑3号楼 2门 A-1", [DoorSaid("丁香苑3号楼", "2门", "A-1")]),
        ("", []),
    ],
)
def test_doors_in_a_row(text, doors):
    assert doors_said(text) == doors


def test_a_door_without_its_building_is_refused():
    with pytest.raises(RuleBroken, match="“101”看不懂，写成“1栋1单元101”"):
        doors_said("101")


@given(st.sets(st.integers(1, 300)))
def test_the_next_code_is_free(numbers):
    taken = [f"510115003001-{number:02d}" for number in numbers] + ["own", "510115003001-x"]
    assert next_code("510115003001", taken) not in taken
