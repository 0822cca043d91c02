from datetime import date

import pytest

from gongzhi.foundation.rulebook import trials
from gongzhi.foundation.rulebook.trials import try_out
from gongzhi.kernel.calendar import Calendar, Span, Unit

PLAIN = Calendar(holidays=frozenset(), workdays=frozenset(), years=frozenset({2026}))


@pytest.fixture
def calendar(monkeypatch):
    monkeypatch.setitem(trials._known, "calendar", lambda: PLAIN)


def test_thirty_days_ending_on_a_sunday_give_way_to_monday(calendar):
    tried = try_out(Span(30, Unit.NATURAL_DAYS), date(2026, 6, 12))
    assert (tried.counted_to, tried.ends_on, tried.ends_at_midnight, tried.problem) == (
        date(2026, 7, 12),
        date(2026, 7, 13),
        True,
        "",
    )


def test_hours_end_within_the_day(calendar):
    tried = try_out(Span(24, Unit.HOURS), date(2026, 6, 12))
    assert (tried.counted_to, tried.ends_on, tried.ends_at_midnight) == (
        None,
        date(2026, 6, 13),
        False,
    )


def test_a_year_without_a_calendar_is_said(calendar):
    assert "2027年" in try_out(Span(3, Unit.MONTHS), date(2026, 12, 1)).problem


def test_without_any_calendar_nothing_is_guessed(monkeypatch):
    monkeypatch.setattr(trials, "_known", {})
    assert try_out(Span(1, Unit.HOURS), date(2026, 6, 12)).problem == "工作日历尚未接入，不能试算"
