from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.duties.commands import (
    Holder,
    clock,
    enter_year,
    mark_overdue,
    reckon_again,
    remind,
)
from gongzhi.foundation.duties.commands.clock import BATCH
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.duties.rules.reminding import Reminder
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.foundation.jobs.models import StuckRow
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.ref import Ref
from tests.foundation.duties.factories import MONDAY, a_duty, a_post
from tests.kernel.calendars import at

pytestmark = pytest.mark.django_db
NIGHT = at("2026-06-11 00:01")
REMINDERS = [Reminder.parse("2 working_hours"), Reminder.parse("1/2")]


def count_of(kind):
    return Entry.objects.filter(kind=kind).count()


def queries_of(act):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    return len([q for q in captured if "journal_" not in q["sql"]])


def test_a_duty_falls_overdue_once():
    duty = a_duty()

    assert [mark_overdue(now=NIGHT), mark_overdue(now=NIGHT)] == [1, 0]

    duty.refresh_from_db()
    assert duty.overdue_since == duty.due_at
    assert count_of("DutyOverdue") == 1


def test_on_the_very_moment_nothing_is_overdue():
    a_duty()

    assert mark_overdue(now=at("2026-06-11 00:00")) == 0


def test_beside_the_facts_the_watch_costs_the_same_for_one_duty_and_for_three():
    a_duty()
    one = queries_of(lambda: mark_overdue(now=NIGHT))
    for _ in range(3):
        a_duty()

    assert queries_of(lambda: mark_overdue(now=NIGHT)) == one
    assert count_of("DutyOverdue") == 4


def test_each_reminder_comes_once():
    duty = a_duty(reminders=REMINDERS)
    assert duty.remind_at == at("2026-06-09 13:30")  # half of 21 working hours

    told = [remind(now=at(t)) for t in ("2026-06-09 13:29", "2026-06-09 13:30", "2026-06-09 13:31")]

    duty.refresh_from_db()
    assert told == [0, 1, 0]
    assert duty.remind_at == at("2026-06-10 15:00")
    assert count_of("DutyReminded") == 1


def test_reminders_missed_together_are_one():
    duty = a_duty(reminders=REMINDERS)

    remind(now=at("2026-06-10 16:00"))

    duty.refresh_from_db()
    assert duty.remind_at is None
    assert count_of("DutyReminded") == 1


def test_of_what_is_overdue_already_nobody_is_reminded():
    a_duty(reminders=REMINDERS)

    remind(now=NIGHT)

    assert count_of("DutyReminded") == 0


def test_more_than_a_batch_is_taken_in_turns():
    first = a_duty()
    rows = [Duty.objects.get(pk=first.pk) for _ in range(3)]
    for number, row in enumerate(rows):
        row.pk, row.ref_id = None, 1000 + number
    Duty.objects.bulk_create(rows)

    assert [mark_overdue(now=NIGHT, limit=3), mark_overdue(now=NIGHT, limit=3)] == [3, 1]
    assert BATCH > 1


def test_a_year_entered_later_is_reckoned_with():
    start = at("2026-12-30 10:00")
    duty = a_duty(now=start, span=Span(3, Unit.WORKING_DAYS), holder=Holder(person=7))
    keeper = a_post(powers=frozenset({DutyPower.CALENDAR}))
    text = "元旦：1月1日至3日放假调休，共3天。1月9日（周六）上班。"
    enter_year(2027, text=text, source="通知", actor=keeper, now=start)

    assert reckon_again(2027, now=start + timedelta(hours=1)) == 1

    duty.refresh_from_db()
    assert (duty.due_at, duty.supposed_year) == (at("2027-01-06 00:00"), None)
    assert count_of("DutyReckonedAgain") == 1
    assert reckon_again(2027, now=MONDAY) == 0


def test_a_duty_that_cannot_be_marked_stops_no_other(monkeypatch):
    stuck, other = a_duty(ref=Ref("leg", 1)), a_duty(ref=Ref("leg", 2))
    keep = clock.keep_record

    def broken(fact, duty, *given):
        if duty.pk == stuck.pk:
            raise ValueError("broken")
        keep(fact, duty, *given)

    monkeypatch.setattr(clock, "keep_record", broken)
    assert [mark_overdue(now=NIGHT), mark_overdue(now=NIGHT)] == [1, 0]
    other.refresh_from_db()
    stuck.refresh_from_db()
    assert (other.is_late, stuck.is_late) == (True, False)
    assert StuckRow.objects.get().ref_id == stuck.pk
