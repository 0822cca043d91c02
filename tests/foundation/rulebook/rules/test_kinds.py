from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.rulebook.rules.kinds import (
    DayOfYear,
    Ratio,
    TimeRange,
    Unreadable,
    parse,
    wording,
)
from gongzhi.foundation.rulebook.vocabulary import Kind
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import RuleBroken

READABLE = [
    (Kind.SPAN, "30 natural_days", Span(30, Unit.NATURAL_DAYS), "30 日"),
    (Kind.SPAN, "36 months", Span(36, Unit.MONTHS), "3 年"),
    (Kind.SPAN, "5 months", Span(5, Unit.MONTHS), "5 个月"),
    (Kind.INTEGER, "9", 9, "9"),
    (Kind.RATIO, ">=2/3", Ratio(2, 3, ">="), "≥ 2/3"),
    (Kind.RATIO, " > 1 / 2 ", Ratio(1, 2, ">"), "> 1/2"),
    (Kind.AREA, "10000.00", 1_000_000, "1000000"),
    (Kind.MONEY, "12.5", 1250, "1250"),
    (Kind.FLAG, "是", True, "是"),
    (Kind.FLAG, False, False, "否"),
    (Kind.HOURS, "22:00-07:00", TimeRange(time(22), time(7)), "22:00—07:00"),
    (Kind.DAY, "03-31", DayOfYear(3, 31), "3 月 31 日"),
    (Kind.ITEMS, "甲\n\n 乙 ", ("甲", "乙"), "甲；乙"),
]
UNREADABLE = [
    (Kind.SPAN, "30"),
    (Kind.SPAN, "30 days"),
    (Kind.SPAN, "0 hours"),
    (Kind.INTEGER, "-1"),
    (Kind.INTEGER, "1.5"),
    (Kind.RATIO, "2/3"),
    (Kind.RATIO, ">=4/3"),
    (Kind.RATIO, ">=0/0"),
    (Kind.AREA, "1.234"),
    (Kind.FLAG, "也许"),
    (Kind.HOURS, "24:00-07:00"),
    (Kind.SITTINGS, "13:00-17:00 09:00-12:00"),
    (Kind.SITTINGS, ""),
    (Kind.DAY, "13-01"),
    (Kind.ITEMS, " \n"),
    (Kind.TEXT, ""),
]


@pytest.mark.parametrize(("kind", "written", "value", "words"), READABLE)
def test_what_is_written_is_read_and_shown(kind, written, value, words):
    assert (parse(kind, written), wording(parse(kind, written))) == (value, words)


@pytest.mark.parametrize(("kind", "written"), UNREADABLE)
def test_what_cannot_be_read_is_refused_beside_its_field(kind, written):
    with pytest.raises(RuleBroken) as refused:
        parse(kind, written)
    assert refused.value.field == "value"


def test_business_hours_are_several_stretches():
    assert parse(Kind.SITTINGS, "09:00-12:00 13:00-17:00") == (
        TimeRange(time(9), time(12)),
        TimeRange(time(13), time(17)),
    )


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [(time(21, 59), False), (time(22), True), (time(6, 59), True), (time(7), False)],
)
def test_a_range_goes_over_midnight(moment, quiet):
    assert TimeRange(time(22), time(7)).holds(moment) is quiet


@pytest.mark.parametrize(
    ("sign", "met"), [(">=", [False, True, True]), (">", [False, False, True])]
)
def test_a_ratio_meets_its_figure_exactly(sign, met):
    assert [Ratio(2, 3, sign).met(part, 90) for part in (59, 60, 61)] == met


def test_below_thirty_per_cent_excludes_thirty_per_cent():
    low = Ratio(3, 10, "<")
    assert [low.met(part, 1_000_000) for part in (299_999, 300_000)] == [True, False]


@given(st.integers(0, 10**15), st.integers(1, 10**15))
def test_a_ratio_of_large_numbers_never_rounds(part, whole):
    assert Ratio(2, 3).met(part, whole) == (3 * part >= 2 * whole)


@given(st.sampled_from(list(Kind)), st.text(max_size=30))
def test_any_text_is_either_read_and_shown_or_refused(kind, written):
    with suppress(RuleBroken):
        assert wording(parse(kind, written))


def test_unreadable_is_one_of_the_anticipated_refusals():
    assert issubclass(Unreadable, RuleBroken)
