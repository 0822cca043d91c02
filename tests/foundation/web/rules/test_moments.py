from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.web.rules import moments
from gongzhi.kernel.calendar import SHANGHAI

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=SHANGHAI)


def at(month, day, hour=9, minute=5, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(11, 24), "今天 9:05"),
        (at(11, 23), "昨天 9:05"),
        (at(11, 25, 18, 0), "明天 18:00"),
        (at(11, 21, 16, 30), "21日 16:30"),
        (at(10, 3), "10月3日 9:05"),
        (at(10, 3, year=2025), "2025年10月3日 9:05"),
    ],
)
def test_a_phone_says_moments_as_neighbours_do(moment, said):
    assert moments.touch_moment(moment, NOW) == said


def test_a_day_is_named_with_its_year_only_in_another_one():
    days = [date(2026, 10, 3), date(2026, 12, 31), date(2027, 1, 1), date(2025, 10, 3)]
    assert [moments.dated(day, NOW.date()) for day in days] == [
        "10月3日",
        "12月31日",
        "2027年1月1日",
        "2025年10月3日",
    ]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(11, 25, 0, 0), "今天 24:00"),
        (at(11, 24, 0, 0), "昨天 24:00"),
        (at(12, 1, 0, 0), "30日 24:00"),
        (at(11, 25, 18, 0), "明天 18:00"),
    ],
)
def test_a_phone_says_the_end_of_a_day_as_its_24_00(moment, said):
    assert moments.touch_deadline(moment, NOW) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(11, 24, 17, 0), "今日 17:00"),
        (at(11, 25, 0, 0), "今日 24:00"),
        (at(11, 26, 12, 0), "周四 12:00"),
        (at(11, 23, 12, 0), "周一 12:00"),
        (at(12, 15, 9, 0), "12-15 周二"),
        (at(11, 22, 9, 0), "11-22 周日"),
        (at(12, 15, 9, 0, 2025), "2025-12-15"),
    ],
)
def test_a_desk_says_due_moments_short(moment, said):
    assert moments.desk_moment(moment, NOW) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(11, 24, 10, 2), "今日 10:02"),
        (at(11, 23, 17, 10), "昨日 17:10"),
        (at(11, 20, 15, 0), "11-20 15:00"),
        (at(11, 20, 15, 0, 2025), "2025-11-20 15:00"),
    ],
)
def test_a_log_says_the_past_with_its_clock(moment, said):
    assert moments.desk_stamp(moment, NOW) == said


def test_days_carry_their_weekday():
    assert moments.touch_day(date(2026, 11, 24), NOW) == "11月24日 周二"
    assert moments.touch_day(at(1, 1, year=2027), NOW) == "2027年1月1日 周五"


def test_what_is_stored_in_utc_is_said_in_shanghai():
    midnight = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert moments.touch_moment(midnight, NOW) == "今天 0:00"
    assert moments.desk_moment(midnight - timedelta(minutes=1), NOW) == "周一 23:59"


def test_a_limit_at_midnight_ends_the_day_before():
    midnight = datetime(2026, 11, 24, tzinfo=SHANGHAI)
    assert moments.desk_limit(midnight, NOW) == "昨日 24:00"
    assert moments.sheet_limit(midnight) == "2026-11-23 24:00"
    noon = datetime(2025, 11, 24, 12, tzinfo=SHANGHAI)
    assert (moments.desk_limit(noon, NOW), moments.sheet_limit(noon)) == (
        "2025-11-24 12:00",
        "2025-11-24 12:00",
    )


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_every_moment_ends_in_its_clock(moment):
    here = moment.astimezone(SHANGHAI)
    assert moments.touch_moment(moment, NOW).endswith(f" {here.hour}:{here.minute:02}")
