"""What is left of a clock is told by one rule."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.kernel.calendar import Span, Unit, due, last_day, local_day
from gongzhi.kernel.remaining import WORKING, Remaining, natural, remaining, unworked
from tests.kernel.calendars import CALENDAR, at

minutes = st.integers(0, 20 * 24 * 60).map(lambda n: timedelta(minutes=n))
moments = minutes.map(lambda passed: at("2026-06-01 00:00") + passed)
units = st.sampled_from(list(Unit))


@pytest.mark.parametrize(
    ("unit", "due_at", "now", "words"),
    [
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-10 11:20", "余 2 工作日"),
        (Unit.WORKING_DAYS, "2026-06-12 14:00", "2026-06-10 11:20", "余 2 工作日 1 时 40 分"),
        (Unit.WORKING_DAYS, "2026-06-16 00:00", "2026-06-12 09:00", "余 1 工作日"),
        (Unit.NATURAL_DAYS, "2026-06-13 00:00", "2026-06-10 09:00", "余 2 天"),
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-12 00:02", "余 23 时 58 分"),
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-12 18:00", "余 6 时"),
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-13 00:02", "已到期"),
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-14 12:00", "已到期"),
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-15 09:05", "超 5 分"),
        (Unit.WORKING_DAYS, "2026-06-11 00:00", "2026-06-12 10:20", "超 1 工作日 1 时 20 分"),
        (Unit.WORKING_HOURS, "2026-06-10 14:00", "2026-06-10 11:00", "余 3 时"),
        (Unit.WORKING_HOURS, "2026-06-11 10:00", "2026-06-10 16:00", "余 2 时"),
        (Unit.WORKING_HOURS, "2026-06-12 16:00", "2026-06-15 10:00", "超 2 时"),
        (Unit.HOURS, "2026-06-11 12:00", "2026-06-10 10:00", "余 1 天 2 时"),
        (Unit.NATURAL_DAYS, "2026-06-10 09:00", "2026-06-12 10:05", "超 2 天 1 时"),
        (Unit.MONTHS, "2026-06-10 09:00", "2026-06-10 14:20", "超 5 时 20 分"),
        (Unit.HOURS, "2026-06-10 10:00", "2026-06-10 10:00", "余 不到 1 分"),
    ],
)
def test_a_clock_is_told_in_its_own_unit_and_on_its_last_day_in_natural_time(
    unit, due_at, now, words
):
    assert remaining(at(due_at), at(now), unit=unit, calendar=CALENDAR).words == words


def test_residents_read_whole_words():
    told = remaining(
        at("2026-06-12 14:00"), at("2026-06-10 11:20"), unit=Unit.WORKING_DAYS, calendar=CALENDAR
    )
    assert told.plainly == "2 个工作日 1 小时 40 分"
    assert natural(at("2026-06-10 01:00"), at("2026-06-10 09:15")).plainly == "8 小时 15 分"


@settings(deadline=None)
@given(moments, moments, units)
def test_over_means_later_than_due_whatever_the_unit(due_at, now, unit):
    told = remaining(due_at, now, unit=unit, calendar=CALENDAR)
    assert told.is_over == (now > due_at)
    assert told.words in {f"{'超' if told.is_over else '余'} {told.length}", "已到期"}
    assert (told.words == "已到期") == (told.length == "")


@settings(deadline=None)
@given(moments, moments, units)
def test_the_unit_alone_decides_how_lateness_is_told(due_at, now, unit):
    told = remaining(due_at, now, unit=unit, calendar=CALENDAR)
    if unit not in WORKING:
        assert told == unworked(due_at, now, unit=unit)
    elif not told.is_over and local_day(now) == last_day(due_at):
        assert told == natural(due_at, now)
    elif told.is_over:
        assert "天" not in told.length


@settings(deadline=None)
@given(moments, st.integers(1, 5), units)
def test_right_after_the_start_no_more_is_left_than_the_span_gives(start, amount, unit):
    due_at = due(Span(amount, unit), start, CALENDAR)
    told = remaining(due_at, start, unit=unit, calendar=CALENDAR)
    days = (last_day(due_at) - local_day(start)).days  # a last day may give way to a holiday
    most = {Unit.WORKING_DAYS: amount * 7, Unit.WORKING_HOURS: amount, Unit.HOURS: amount}
    if local_day(start) == last_day(due_at):
        assert told == natural(due_at, start)
    else:
        assert size(told, unit) <= 60 * most.get(unit, days * 24)


@settings(deadline=None)
@given(moments, minutes, minutes, units)
def test_lateness_never_shrinks(due_at, first, more, unit):
    earlier = remaining(due_at, due_at + first, unit=unit, calendar=CALENDAR)
    later = remaining(due_at, due_at + first + more, unit=unit, calendar=CALENDAR)
    if earlier.is_over:
        assert size(earlier, unit) <= size(later, unit)


def size(told: Remaining, unit: Unit) -> int:
    """In minutes, as the words say it."""
    day = 7 * 60 if unit in WORKING else 24 * 60
    worth = {"天": day, "工作日": day, "时": 60, "分": 1}
    parts = told.length.replace("不到 1", "0").split()
    return sum(int(n) * worth[word] for n, word in zip(parts[::2], parts[1::2], strict=True))
