from datetime import date

import pytest

from gongzhi.foundation.duties.arrangements import (
    calendar_for,
    calendar_warning,
    known_years,
)
from gongzhi.kernel.calendar import NoCalendar, Span, Unit
from tests.kernel.calendars import CALENDAR, at

pytestmark = pytest.mark.django_db
WORKED = {2018: 7, 2019: 6, 2020: 6, 2021: 7, 2022: 7, 2023: 7, 2024: 8, 2025: 5, 2026: 6}


def test_nine_years_are_shipped_each_with_its_source():
    years = known_years()

    assert {year.year: sum(d.is_working for d in year.days) for year in years.values()} == WORKED
    assert all(f"国务院办公厅关于{year}年" in known.sources[0] for year, known in years.items())


@pytest.mark.parametrize("year", WORKED)
def test_days_worked_in_exchange_are_weekends_and_none_is_off_as_well(year):
    days = known_years()[year].days

    assert all(day.day.weekday() >= 5 for day in days if day.is_working)
    assert len({day.day for day in days}) == len(days)
    assert {day.day.year for day in days} == {year}


def test_the_shipped_years_are_those_the_kernel_is_tested_with():
    shipped = calendar_for()
    day, last = date(2025, 1, 1), date(2026, 12, 31)

    while day <= last:
        assert shipped.is_working(day) == CALENDAR.is_working(day)
        day = date.fromordinal(day.toordinal() + 1)


def test_a_year_asked_for_and_not_known_is_named():
    with pytest.raises(NoCalendar, match="2031年"):
        calendar_for(2026, 2031)


def test_a_page_is_given_the_sentence_to_show():
    span = Span(5, Unit.WORKING_DAYS)

    assert calendar_warning(span, at("2026-06-08 09:00")) == ""
    assert calendar_warning(span, at("2026-12-30 09:00")) == (
        "2027年的节假日安排尚未录入，期限暂按周一至周五为工作日推算，录入后自动重算"
    )


def test_opening_hours_come_from_the_rulebook():
    calendar = calendar_for(region_code="310112103006", on=date(2026, 6, 8))

    assert calendar.working_day_length.total_seconds() == 7 * 3600


def test_what_was_read_is_remembered(django_assert_num_queries):
    calendar_for()

    with django_assert_num_queries(1):
        calendar_for()
