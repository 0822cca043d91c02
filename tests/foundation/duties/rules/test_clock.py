from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongzhi.foundation.duties.rules.clock import Rest, due_after
from gongzhi.kernel.calendar import SHANGHAI, Span, Unit, due
from tests.kernel.calendars import CALENDAR, at

moments = st.datetimes(
    datetime.fromisoformat("2025-01-01"),
    datetime.fromisoformat("2026-05-31"),
    timezones=st.just(SHANGHAI),
)
units = st.sampled_from([unit for unit in Unit if unit is not Unit.MONTHS])
spans = st.builds(Span, st.integers(1, 30), units)


def rested(span, start, *rests):
    return due_after(span, at(start), [Rest(at(a), at(b)) for a, b in rests], CALENDAR)


@pytest.mark.parametrize(
    ("span", "rest", "end"),
    [
        (Span(24, Unit.HOURS), ("2026-06-08 12:00", "2026-06-08 18:30"), "2026-06-09 15:30"),
        (Span(8, Unit.WORKING_HOURS), ("2026-06-08 11:00", "2026-06-10 09:00"), "2026-06-10 16:00"),
        (Span(5, Unit.WORKING_DAYS), ("2026-06-09 10:00", "2026-06-11 10:00"), "2026-06-18 00:00"),
        (Span(5, Unit.NATURAL_DAYS), ("2026-06-09 10:00", "2026-06-11 10:00"), "2026-06-16 00:00"),
        (Span(1, Unit.MONTHS), ("2026-06-09 10:00", "2026-06-11 10:00"), "2026-07-11 00:00"),
    ],
)
def test_what_is_left_when_paused_goes_on_in_the_spans_own_unit(span, rest, end):
    assert rested(span, "2026-06-08 09:00", rest) == at(end)


def test_a_second_pause_begins_where_the_first_left_it():
    span = Span(8, Unit.WORKING_HOURS)
    first = ("2026-06-08 11:00", "2026-06-09 09:00")
    second = ("2026-06-09 10:00", "2026-06-09 14:00")

    assert rested(span, "2026-06-08 09:00", first) == at("2026-06-09 16:00")
    assert rested(span, "2026-06-08 09:00", first, second) == at("2026-06-10 11:00")


def test_a_pause_of_what_is_overdue_moves_nothing():
    span = Span(1, Unit.WORKING_DAYS)

    late = rested(span, "2026-06-08 09:00", ("2026-06-10 09:00", "2026-06-20 09:00"))
    assert late == at("2026-06-10 00:00")


def test_a_pause_on_the_last_day_over_a_holiday_ends_the_duty_on_the_day_of_resuming():
    span = Span(5, Unit.NATURAL_DAYS)  # from Monday 14 September: Saturday, so Sunday's work day

    assert rested(span, "2026-09-14 09:00") == at("2026-09-21 00:00")
    moved = rested(span, "2026-09-14 09:00", ("2026-09-20 10:00", "2026-09-23 10:00"))
    assert moved == at("2026-09-24 00:00")


@given(spans, moments)
def test_without_a_pause_a_duty_is_due_as_its_span_says(span, start):
    assert due_after(span, start, [], CALENDAR) == due(span, start, CALENDAR)


@given(spans, moments, st.integers(0, 20_000), st.integers(0, 20_000))
def test_a_pause_never_brings_the_due_moment_nearer(span, start, before, length):
    began = start + timedelta(minutes=before)
    rest = Rest(began, began + timedelta(minutes=length))

    assert due_after(span, start, [rest], CALENDAR) >= due(span, start, CALENDAR)


@given(spans, moments, st.integers(0, 5_000), st.integers(0, 5_000), st.integers(0, 5_000))
def test_resuming_later_is_never_due_earlier(span, start, before, length, more):
    began = start + timedelta(minutes=before)
    shorter = Rest(began, began + timedelta(minutes=length))
    longer = Rest(began, shorter.ended_at + timedelta(minutes=more))

    assert due_after(span, start, [shorter], CALENDAR) <= due_after(span, start, [longer], CALENDAR)


@given(spans, moments, st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_duty_paused_before_it_is_due_is_due_after_it_resumes(span, start, before, length):
    began = start + timedelta(minutes=before)
    assume(began < due(span, start, CALENDAR))
    rest = Rest(began, began + timedelta(minutes=length))

    assert due_after(span, start, [rest], CALENDAR) >= rest.ended_at


@given(st.integers(1, 30), moments, st.integers(0, 5_000), st.integers(0, 5_000))
def test_the_working_time_spent_outside_pauses_is_the_span(hours, start, before, length):
    span = Span(hours, Unit.WORKING_HOURS)
    began = start + timedelta(minutes=before)
    assume(began < due(span, start, CALENDAR))
    rest = Rest(began, began + timedelta(minutes=length))
    end = due_after(span, start, [rest], CALENDAR)

    spent = CALENDAR.elapsed_working(start, began) + CALENDAR.elapsed_working(rest.ended_at, end)
    assert spent == timedelta(hours=hours)
