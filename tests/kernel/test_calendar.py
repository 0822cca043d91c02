from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongzhi.kernel.calendar import (
    OFFICE_HOURS,
    SHANGHAI,
    Calendar,
    NoCalendar,
    Span,
    Unit,
    due,
    end_of,
    first_take_down_day,
    last_day,
    last_notice_day,
    month_after,
    months_before,
)
from tests.kernel.calendars import CALENDAR, at

# Room enough for every span below to end within the years the calendar knows.
moments = st.datetimes(
    datetime.fromisoformat("2025-01-01"),
    datetime.fromisoformat("2026-08-31"),
    timezones=st.just(SHANGHAI),
)
amounts = st.integers(1, 40)
units = st.sampled_from(Unit)


def ends(text):
    return end_of(date.fromisoformat(text))


def test_thirty_days_from_a_friday_end_on_a_sunday_and_so_on_the_monday_after():
    assert CALENDAR.add_natural_days(at("2026-06-12 10:00"), 30) == ends("2026-07-13")
    assert ends("2026-07-13") == at("2026-07-14 00:00")


@pytest.mark.parametrize(
    ("start", "n", "last"),
    [
        ("2026-09-24 23:59", 1, "2026-09-28"),  # 中秋, Friday to Sunday
        ("2026-09-25 08:00", 7, "2026-10-08"),  # into 国庆, out on its first day after
        ("2026-09-19 08:00", 1, "2026-09-20"),  # a Sunday worked in exchange is no holiday
        ("2026-02-10 08:00", 4, "2026-02-14"),  # so is a Saturday
        ("2025-12-31 08:00", 1, "2026-01-04"),  # over the year's end
    ],
)
def test_a_last_day_that_is_a_holiday_gives_way_to_the_day_after_it(start, n, last):
    assert CALENDAR.add_natural_days(at(start), n) == ends(last)


@pytest.mark.parametrize(
    ("start", "n", "last"),
    [
        ("2026-09-30 09:00", 1, "2026-10-08"),
        ("2026-09-30 09:00", 3, "2026-10-10"),  # Thursday, Friday, the swapped Saturday
        ("2026-09-18 09:00", 1, "2026-09-20"),
        ("2026-06-18 18:00", 5, "2026-06-26"),
    ],
)
def test_working_days_leave_out_holidays_and_count_swapped_weekends(start, n, last):
    assert CALENDAR.add_working_days(at(start), n) == ends(last)


@pytest.mark.parametrize(
    ("start", "n", "last"),
    [
        ("2026-01-31 12:00", 1, "2026-02-28"),  # no 31 February; that Saturday is worked
        ("2025-12-12 12:00", 3, "2026-03-12"),
        ("2025-03-15 12:00", 12, "2026-03-16"),  # a Sunday
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start, n, last):
    assert CALENDAR.add_months(at(start), n) == ends(last)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-06-12 09:00", 2, "2026-06-12 11:00"),
        ("2026-06-12 11:30", 1, "2026-06-12 13:30"),  # over noon
        ("2026-06-12 15:00", 2, "2026-06-12 17:00"),  # up to closing time
        ("2026-06-12 16:00", 2, "2026-06-15 10:00"),  # over the weekend
        ("2026-06-12 20:00", 1, "2026-06-15 10:00"),  # reported in the evening
        ("2026-09-30 16:30", 8, "2026-10-09 09:30"),  # over 国庆
        ("2026-10-10 09:00", 7, "2026-10-10 17:00"),  # a swapped Saturday
    ],
)
def test_working_hours_run_only_while_the_office_is_open(start, hours, end):
    assert CALENDAR.add_working_hours(at(start), hours) == at(end)


def test_plain_hours_run_day_and_night_from_the_moment_itself():
    assert CALENDAR.add_hours(at("2026-10-01 20:30"), 24) == at("2026-10-02 20:30")


def test_instants_in_other_zones_are_counted_in_shanghai():
    evening = datetime(2026, 6, 11, 16, 30, tzinfo=UTC)  # half past midnight of the 12th

    assert CALENDAR.add_natural_days(evening, 30) == ends("2026-07-13")


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.add_natural_days(datetime.fromisoformat("2026-06-12 10:00"), 1)


@pytest.mark.parametrize("unit", [Unit.NATURAL_DAYS, Unit.WORKING_DAYS, Unit.WORKING_HOURS])
def test_a_year_nobody_entered_is_named_and_never_guessed(unit):
    with pytest.raises(NoCalendar, match="2027年的节假日安排尚未录入") as refused:
        due(Span(40, unit), at("2026-12-30 10:00"), CALENDAR)

    assert refused.value.year == 2027


def test_plain_hours_need_no_calendar():
    assert due(Span(48, Unit.HOURS), at("2026-12-31 10:00"), CALENDAR) == at("2027-01-02 10:00")


def test_a_supposed_year_has_plain_weeks_and_is_asked_for_by_name():
    supposed = CALENDAR.with_plain_weeks(frozenset({2027}))

    assert supposed.add_working_days(at("2026-12-31 10:00"), 1) == ends("2027-01-01")
    assert supposed.is_working(date(2027, 1, 2)) is False


def test_notice_and_display_periods_are_never_shortened_by_a_holiday():
    assert last_notice_day(date(2026, 7, 20), 15) == date(2026, 7, 5)
    assert last_notice_day(date(2026, 7, 20), 15, clear_days=True) == date(2026, 7, 4)
    assert first_take_down_day(date(2026, 9, 28), 7) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("months", "day"),
    [(3, date(2026, 9, 30)), (5, date(2026, 7, 31)), (6, date(2026, 6, 30))],
)
def test_months_before_the_end_of_a_term(months, day):
    assert months_before(date(2026, 12, 31), months) == day


def test_the_due_moment_belongs_to_the_day_it_ends():
    assert last_day(ends("2026-07-13")) == date(2026, 7, 13)
    assert last_day(at("2026-07-13 10:00")) == date(2026, 7, 13)


@pytest.mark.parametrize(
    ("span", "wording"),
    [
        (Span(5, Unit.WORKING_DAYS), "5 个工作日"),
        (Span(24, Unit.HOURS), "24 小时"),
        (Span(30, Unit.NATURAL_DAYS), "30 日"),
        (Span(2, Unit.WORKING_HOURS), "2 个工作小时"),
        (Span(3, Unit.MONTHS), "3 个月"),
    ],
)
def test_a_span_speaks_the_words_of_its_rule(span, wording):
    assert span.wording == wording


def test_a_span_of_nothing_is_refused():
    with pytest.raises(ValueError, match="a span of 0"):
        Span(0, Unit.HOURS)


@pytest.mark.parametrize(
    "opens", [(), ((time(12), time(9)),), ((time(9), time(13)), (time(12), time(17)))]
)
def test_opening_hours_must_follow_one_another(opens):
    with pytest.raises(ValueError, match="opening hours"):
        Calendar(frozenset(), frozenset(), frozenset(), opens)


def is_open(moment):
    if not CALENDAR.is_working(moment.date()):
        return False
    return any(opens <= moment.time() <= closes for opens, closes in OFFICE_HOURS)


@given(moments, amounts)
def test_a_due_moment_in_working_hours_lies_within_them(start, hours):
    assert is_open(CALENDAR.add_working_hours(start, hours))


@given(moments, amounts)
def test_adding_working_hours_and_counting_what_passed_agree(start, hours):
    end = CALENDAR.add_working_hours(start, hours)

    assert CALENDAR.elapsed_working(start, end) == timedelta(hours=hours)


@given(moments.filter(lambda moment: moment.year == 2026), amounts)
def test_taking_working_time_away_is_the_reverse_of_counting_it(end, hours):
    start = CALENDAR.subtract_working_time(end, timedelta(hours=hours))

    assert CALENDAR.elapsed_working(start, end) == timedelta(hours=hours)
    assert is_open(start)


@given(moments, amounts, amounts)
def test_working_hours_may_be_added_at_once_or_one_part_after_another(start, first, second):
    at_once = CALENDAR.add_working_hours(start, first + second)
    in_parts = CALENDAR.add_working_hours(CALENDAR.add_working_hours(start, first), second)

    assert at_once == in_parts


@given(moments, moments, amounts, units)
def test_who_begins_earlier_is_never_due_later(one, other, amount, unit):
    assume(unit is not Unit.MONTHS or amount <= 3)
    earlier, later = sorted([one, other])

    assert due(Span(amount, unit), earlier, CALENDAR) <= due(Span(amount, unit), later, CALENDAR)


@given(moments, amounts, units)
def test_due_is_later_than_the_start_and_a_longer_span_is_never_due_earlier(start, amount, unit):
    assume(unit is not Unit.MONTHS or amount <= 3)
    span = Span(amount, unit)

    assert start < due(span, start, CALENDAR) <= due(span.longer(1), start, CALENDAR)


@given(moments, st.integers(1, 60))
def test_natural_days_end_at_midnight_after_a_working_day(start, n):
    end = CALENDAR.add_natural_days(start, n)

    assert end.time() == time(0)
    assert CALENDAR.is_working(last_day(end))
    assert (last_day(end) - start.date()).days >= n


@given(moments, st.integers(1, 60))
def test_working_days_hold_exactly_that_many_working_days(start, n):
    last = last_day(CALENDAR.add_working_days(start, n))

    assert CALENDAR.working_days_between(start.date(), last) == n


@given(moments, moments)
def test_working_days_are_those_one_finds_looking_at_every_day(one, two):
    after, until = sorted([one.date(), two.date()])
    days = [after + timedelta(days=n) for n in range(1, (until - after).days + 1)]

    assert CALENDAR.working_days_between(after, until) == sum(map(CALENDAR.is_working, days))


@given(moments, moments)
def test_elapsed_opening_time_is_that_of_every_day_on_its_own(one, two):
    start, end = sorted([one, two])
    edges = [start]
    while (midnight := end_of(edges[-1].date())) < end:
        edges.append(midnight)
    each_day = (CALENDAR.elapsed_working(a, b) for a, b in pairwise([*edges, end]))

    assert CALENDAR.elapsed_working(start, end) == sum(each_day, timedelta())


def test_a_count_that_meets_a_year_nobody_entered_names_it():
    with pytest.raises(NoCalendar, match="2031年"):
        CALENDAR.with_plain_weeks(frozenset(range(2027, 2031))).working_days_between(
            date(2026, 12, 1), date(2032, 1, 5)
        )


@given(moments, moments, moments)
def test_elapsed_opening_time_adds_up(one, two, three):
    first, second, third = sorted([one, two, three])

    in_parts = CALENDAR.elapsed_working(first, second) + CALENDAR.elapsed_working(second, third)
    assert CALENDAR.elapsed_working(first, third) == in_parts


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-240, 240))
def test_a_month_later_is_that_many_months_later_on_the_same_day_or_the_last(day, n):
    later = month_after(day, n)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    assert later.day == day.day or (
        later.day < day.day and (later + timedelta(days=1)).month != later.month
    )
