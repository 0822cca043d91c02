from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.sheets.rules import cells
from gongzhi.kernel.errors import RuleBroken


@pytest.mark.parametrize(
    ("cell", "text"),
    [(1203.0, "1203"), (" 0802 ", "0802"), (None, ""), (True, "是"), (96.42, "96.42"), (7, "7")],
)
def test_text_reads_as_a_person_does(cell, text):
    assert cells.text(cell) == text


def test_a_long_number_spoilt_by_excel_is_refused():
    with pytest.raises(RuleBroken, match="末几位已丢失"):
        cells.text(5.11902199001010e17)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,234.50", "1234.50"), ("９６．４２", "96.42"), (96.42, "96.42"), (3, "3"), ("-5", "-5")],  # noqa: RUF001
)
def test_numbers_are_read_as_written(cell, number):
    assert cells.number(cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["96.42 平方米", "NaN", "Infinity", True, "一百"])
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(RuleBroken, match="不是数字"):
        cells.number(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "2026年11月20日",
        "20261120",
        "２０２６－１１－２０",  # noqa: RUF001
        date(2026, 11, 20),
        datetime(2026, 11, 20, 8),  # noqa: DTZ001
        20261120.0,
    ],
)
def test_a_day_is_read_however_it_is_written(cell):
    assert cells.day(cell) == date(2026, 11, 20)


@pytest.mark.parametrize("cell", ["2026-02-30", "昨天", "", "0000-00-00", 5])
def test_what_is_no_day_is_refused_with_an_example(cell):
    with pytest.raises(RuleBroken, match="写成 2026-11-20 这样"):
        cells.day(cell)


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)))  # noqa: DTZ001
def test_a_moment_shown_is_read_back(moment):
    whole = moment.replace(microsecond=0)
    assert cells.moment(cells.shown(whole)) == whole


def test_a_moment_without_seconds_and_a_bare_day_are_read():
    assert cells.moment("2026-11-20 9:05") == datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001
    assert cells.moment("2026-11-20") == datetime(2026, 11, 20)  # noqa: DTZ001


def test_one_of_forgives_width_case_and_spaces():
    parse = cells.one_of("登记", "A类")
    assert [parse(" 登 记"), parse("ａ类")] == ["登记", "A类"]
    with pytest.raises(RuleBroken, match="“实测”不在可填的词中：登记、A类"):
        parse("实测")


def test_yes_and_no_in_the_words_people_use():
    assert [cells.yes_or_no(c) for c in ("是", "√", 1, "否", "无", False)] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_words_over_the_limit_say_by_how_much():
    with pytest.raises(RuleBroken, match="有 5 个字，最多 3 个，删去 2 个"):
        cells.words(3)("一二三四五")


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()))
def test_any_cell_is_parsed_or_refused_in_words(cell):
    for parse in (cells.text, cells.number, cells.whole, cells.day, cells.moment, cells.yes_or_no):
        try:
            parse(cell)
        except RuleBroken as refused:
            assert refused.message  # noqa: PT017
