import pytest

from gongzhi.foundation.sheets.rules.checking import find_heading, understand
from gongzhi.foundation.sheets.rules.columns import Column, Template, letter
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.sheets.samples import HEADER, HOUSES


def rows_of(*cells):
    numbered = list(enumerate([HEADER, *cells], start=1))
    return list(understand(numbered, find_heading(numbered, HOUSES), HOUSES))


def faults_of(*cells):
    return [
        (fault.row, fault.column, fault.message) for row in rows_of(*cells) for fault in row.faults
    ]


def test_the_header_is_found_below_a_title_and_by_other_names():
    head = [(1, ["某小区房屋表"]), (2, ["房号*", " 楼 栋", "建筑面积", "备注"])]
    heading = find_heading(head, HOUSES)
    assert (heading.row, heading.places) == (2, {"door": 0, "building": 1, "area": 2})
    assert heading.strangers == ["备注"]
    assert heading.address("area", 38) == "C38"


def test_missing_columns_are_named():
    with pytest.raises(RuleBroken, match="第 1 行的表头缺 2 列：“房号”、“面积 m²”；补上后再传"):
        find_heading([(1, ["楼栋"])], HOUSES)


def test_no_header_at_all_says_what_it_should_hold():
    with pytest.raises(RuleBroken, match="没有找到表头"):
        find_heading([(1, ["甲", "乙"])], HOUSES)
    with pytest.raises(RuleBroken, match="没有找到表头"):
        find_heading([], HOUSES)


def test_every_fault_of_a_row_is_gathered():
    assert faults_of(["3 栋", "0101", "", "实测", "", "昨天"]) == [
        (2, "area", "面积 m²为空"),
        (2, "source", "“实测”不在可填的词中：登记、合同"),
        (2, "since", "“昨天”不是日期，写成 2026-11-20 这样"),
    ]


def test_the_same_house_twice_is_pointed_at_the_first():
    assert faults_of(["3 栋", "0101", 90], ["3 栋", "0102", 90], ["3 栋", "0101", 91]) == [
        (4, "door", "与第 2 行重复（“楼栋”、“房号”都相同）")
    ]


def test_examples_and_blank_rows_are_left_out_and_numbers_stay_the_sheets_own():
    rows = rows_of(["1 栋", "0302", "96.42", "", "", ""], ["", " ", None], ["3 栋", "0101", 90])
    assert [row.number for row in rows] == [4]


def test_short_rows_are_rows_with_blanks():
    (row,) = rows_of(["3 栋", "0101", 90])
    assert row.values["since"] is None
    assert row.is_good


def test_letters_are_those_of_the_sheet():
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_an_empty_cell_means_what_its_column_says_and_counts_as_the_same():
    way = Column(key="way", name="单元", blank="")
    doors = Template(
        title="户", columns=(way, Column(key="door", name="房号")), unique=("way", "door")
    )
    numbered = list(enumerate([["单元", "房号"], ["", "1"], [None, "1"]], start=1))
    first, second = understand(numbered, find_heading(numbered, doors), doors)
    assert (first.values, first.faults) == ({"way": "", "door": "1"}, ())
    assert [fault.message for fault in second.faults] == ["与第 2 行重复（“单元”、“房号”都相同）"]


def test_cells_that_are_equal_but_of_another_kind_are_read_each_for_itself():
    shown_as = Template(title="数", columns=(Column(key="n", name="数", parse=repr),))
    numbered = list(enumerate([["数"], [1], [1.0], [True], [1]], start=1))
    rows = understand(numbered, find_heading(numbered, shown_as), shown_as)
    assert [row.values["n"] for row in rows] == ["1", "1.0", "True", "1"]
