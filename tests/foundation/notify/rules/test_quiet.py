from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.notify.rules.quiet import QuietHours
from gongzhi.kernel.calendar import SHANGHAI

NIGHT = QuietHours(time(22), time(7))


def china(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def test_by_day_a_message_is_due_at_once():
    assert NIGHT.first_after(china(23, 21, 59)) == china(23, 21, 59)
    assert NIGHT.first_after(china(23, 7)) == china(23, 7)


def test_late_in_the_evening_it_waits_for_the_next_morning():
    assert NIGHT.first_after(china(23, 22)) == china(24, 7)


def test_before_dawn_it_waits_for_the_same_morning():
    assert NIGHT.first_after(china(24, 3, 30)) == china(24, 7)


def test_quiet_hours_within_one_day():
    assert QuietHours(time(12), time(14)).first_after(china(23, 13)) == china(23, 14)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.times(),
    st.times(),
)
def test_what_is_due_is_never_quiet_never_early_and_within_a_day(moment, begins, ends):
    quiet = QuietHours(begins, ends)
    due = quiet.first_after(moment)
    assert due == moment or not quiet.covers(due)
    assert timedelta(0) <= due - moment <= timedelta(days=1)
