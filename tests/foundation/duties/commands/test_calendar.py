from datetime import date

import pytest

from gongzhi.foundation.duties.arrangements import calendar_for, known_years
from gongzhi.foundation.duties.commands import enter_year
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.foundation.duties.factories import MONDAY, a_post

pytestmark = pytest.mark.django_db
KEEPER = a_post(powers=frozenset({DutyPower.CALENDAR}))
NEW_YEAR = "元旦：1月1日至3日放假调休，共3天。2026年12月27日（周日）上班。"
SOURCE = "国务院办公厅关于2027年部分节假日安排的通知"


def enter(text=NEW_YEAR, *, year=2027, source=SOURCE, actor=KEEPER):
    return enter_year(year, text=text, source=source, actor=actor, now=MONDAY)


def test_a_year_entered_is_known_from_then_on():
    before = calendar_for()

    enter()

    calendar = calendar_for(2027)
    assert 2027 not in before.years
    assert not calendar.is_working(date(2027, 1, 1))
    assert calendar.is_working(date(2027, 1, 4))
    assert known_years()[2027].sources == (SOURCE,)


def test_days_of_the_year_before_are_taken_over_one_by_one():
    enter()

    calendar = calendar_for()
    assert calendar.is_working(date(2026, 12, 27))
    assert not calendar.is_working(date(2026, 10, 1))  # the shipped year stands beside it


def test_a_year_entered_again_is_what_the_new_text_says():
    enter()
    enter("2027-01-01 休 元旦")

    calendar = calendar_for()
    assert not calendar.is_working(date(2027, 1, 1))
    assert [day.day for day in known_years()[2027].days] == [date(2027, 1, 1)]
    assert calendar.is_working(date(2026, 12, 27))


def test_a_shipped_year_can_be_put_right():
    enter("2026-01-01 休 元旦", year=2026, source="更正")

    assert calendar_for().is_working(date(2026, 10, 1))


def test_entering_a_year_leaves_a_fact():
    enter()

    entry = Entry.objects.get()
    assert (entry.kind, entry.payload) == (
        "CalendarYearEntered",
        {"year": 2027, "days_off": 3, "days_worked": 1},
    )


def test_without_the_power_it_is_refused():
    with pytest.raises(NotPermitted, match="录入工作日历"):
        enter(actor=a_post())


def test_without_a_source_it_is_refused():
    with pytest.raises(RuleBroken) as refused:
        enter(source=" ")

    assert refused.value.field == "source"
