import pytest

from gongzhi.foundation.duties.rules.remaining import remaining_words
from gongzhi.kernel.calendar import Unit
from tests.kernel.calendars import CALENDAR, at


@pytest.mark.parametrize(
    ("unit", "due_at", "now", "words"),
    [
        (Unit.WORKING_DAYS, "2026-06-13 00:00", "2026-06-10 11:20", "余 2 工作日 4 时 40 分"),
        (Unit.WORKING_HOURS, "2026-06-10 11:00", "2026-06-10 10:20", "余 40 分"),
        (Unit.WORKING_HOURS, "2026-06-12 16:00", "2026-06-15 10:00", "超 2 时"),
        (Unit.HOURS, "2026-06-11 12:00", "2026-06-10 10:00", "余 1 天 2 时"),
        (Unit.NATURAL_DAYS, "2026-06-10 09:00", "2026-06-12 10:05", "超 2 天 1 时 5 分"),
        (Unit.HOURS, "2026-06-10 10:00", "2026-06-10 10:00", "余 不到 1 分"),
    ],
)
def test_the_rest_is_told_in_the_unit_people_are_measured_by(unit, due_at, now, words):
    assert remaining_words(unit, at(due_at), at(now), CALENDAR) == words
