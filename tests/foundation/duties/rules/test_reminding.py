from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.duties.rules.reminding import Reminder, moments
from gongzhi.kernel.calendar import SHANGHAI, Span, Unit, due
from tests.kernel.calendars import CALENDAR, at

starts = st.datetimes(
    datetime.fromisoformat("2026-01-05"),
    datetime.fromisoformat("2026-08-31"),
    timezones=st.just(SHANGHAI),
)


def told(span, start, *reminders):
    return moments(
        [Reminder.parse(text) for text in reminders],
        unit=span.unit,
        started_at=at(start),
        due_at=due(span, at(start), CALENDAR),
        calendar=CALENDAR,
    )


def test_a_duty_in_working_days_is_reminded_of_in_opening_hours():
    found = told(
        Span(2, Unit.WORKING_DAYS), "2026-06-08 09:00", "2 working_hours", "1 working_days"
    )

    assert found == [at("2026-06-10 09:00"), at("2026-06-10 15:00")]


def test_a_share_of_the_time_used_is_a_share_of_opening_time():
    assert told(Span(9, Unit.WORKING_HOURS), "2026-06-08 09:00", "2/3") == [at("2026-06-08 16:00")]


def test_a_duty_in_plain_hours_is_reminded_of_at_any_hour():
    found = told(Span(24, Unit.HOURS), "2026-06-08 02:00", "2 hours", "1/2")

    assert found == [at("2026-06-08 14:00"), at("2026-06-09 00:00")]


def test_a_reminder_that_would_come_before_the_start_is_left_out():
    assert told(Span(2, Unit.HOURS), "2026-06-08 09:00", "4 hours") == []


@pytest.mark.parametrize("text", ["2 working_hours", "2/3", "1 natural_days"])
def test_a_reminder_is_written_as_it_is_read(text):
    assert str(Reminder.parse(text)) == text


def test_a_reminder_is_one_thing_or_the_other():
    with pytest.raises(ValueError, match="so long before, or at a share"):
        Reminder(Span(1, Unit.HOURS), Fraction(1, 2))


@given(
    starts,
    st.builds(Span, st.integers(1, 20), st.sampled_from(Unit).filter(lambda u: u != Unit.MONTHS)),
    st.lists(st.sampled_from(["1/2", "2/3", "9/10", "1 hours", "3 working_hours"]), max_size=4),
)
def test_reminders_come_in_order_between_start_and_due(start, span, reminders):
    found = told(span, start.replace(tzinfo=None).isoformat(), *reminders)

    assert found == sorted(set(found))
    assert all(start < moment < due(span, start, CALENDAR) for moment in found)
