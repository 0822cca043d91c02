import pytest
from django.db import IntegrityError, transaction

from gongzhi.foundation.duties.commands import (
    Holder,
    cancel,
    extend,
    finish,
    hand_over,
    pause,
)
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.duties.vocabulary import DutyState
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from tests.foundation.duties.factories import MONDAY, OFFICE, a_duty, a_post
from tests.kernel.calendars import at

pytestmark = pytest.mark.django_db
LEG = Ref("leg", 5)


def kinds():
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def test_a_duty_keeps_its_due_moment_and_the_wording_of_its_rule():
    duty = a_duty()

    duty.refresh_from_db()
    assert duty.due_at == at("2026-06-11 00:00")
    assert (duty.wording, duty.state) == ("2 个工作日（分类目录）", DutyState.OPEN)
    assert (duty.county_code, duty.supposed_year) == ("310112", None)
    assert kinds() == ["DutyBegun"]


def test_the_fact_names_the_duty_the_thing_and_the_due_moment_and_no_words():
    duty = a_duty(ref=LEG)

    entry = Entry.objects.get()
    assert (entry.subject, entry.region_code) == (Ref("duty", duty.pk), duty.region_code)
    assert entry.payload == {
        "duty": duty.pk,
        "duty_kind": "cases.handle",
        "ref_kind": "leg",
        "ref_id": 5,
        "due_at": duty.due_at.isoformat(),
    }


def test_the_same_duty_does_not_begin_twice():
    a_duty(ref=LEG)

    with pytest.raises(RuleBroken, match="已经在计时，不能重复开始"):
        a_duty(ref=LEG)


def test_once_ended_it_may_begin_again():
    a_duty(ref=LEG)
    finish(LEG, "cases.handle", actor=SYSTEM, now=MONDAY)

    a_duty(ref=LEG)

    assert Duty.objects.count() == 2


def test_what_began_before_it_was_entered_is_due_from_then():
    duty = a_duty(started_at=at("2026-06-01 09:00"))

    assert duty.due_at == at("2026-06-04 00:00")


@pytest.mark.parametrize(("now", "late"), [("2026-06-11 00:00", False), ("2026-06-11 00:01", True)])
def test_finished_on_the_very_moment_is_in_time_and_after_it_is_late_for_good(now, late):
    a_duty(ref=LEG)

    duty = finish(LEG, "cases.handle", actor=SYSTEM, now=at(now))

    duty.refresh_from_db()
    assert (duty.state, duty.done_at) == (DutyState.DONE, at(now))
    assert duty.is_late is late
    assert duty.overdue_since == (duty.due_at if late else None)
    assert Entry.objects.last().payload["is_late"] is late


def test_finishing_what_does_not_stand_is_nothing():
    assert finish(LEG, "cases.handle", actor=SYSTEM, now=MONDAY) is None
    assert kinds() == []


def test_finishing_ends_an_open_pause():
    duty = a_duty(ref=LEG)
    pause(duty, reason="materials", actor=a_post(), now=at("2026-06-09 10:00"))

    finish(LEG, "cases.handle", actor=a_post(), now=at("2026-06-20 10:00"))

    duty.refresh_from_db()
    assert duty.pauses.get().ended_at == at("2026-06-20 10:00")
    assert duty.is_late is False


def test_a_cancelled_duty_keeps_why():
    duty = a_duty(ref=LEG)

    cancel(LEG, "cases.handle", reason="merged", words="并入另一件", actor=SYSTEM, now=MONDAY)

    duty.refresh_from_db()
    assert duty.state == DutyState.CANCELLED
    assert kinds() == ["DutyBegun", "DutyCancelled"]
    assert "并入另一件" not in str(Entry.objects.last().payload)


def test_an_extension_adds_to_the_span_in_its_own_unit():
    duty = extend(a_duty(), 3, reason="parts", actor=a_post(), now=MONDAY)

    assert duty.due_at == at("2026-06-16 00:00")
    assert duty.span == Span(2, Unit.WORKING_DAYS)
    assert duty.extensions.get().granted_by == 7


def test_an_overdue_duty_is_not_made_good_by_an_extension():
    with pytest.raises(RuleBroken, match="已经超时，不能再延期"):
        extend(a_duty(), 3, reason="parts", actor=a_post(), now=at("2026-06-11 00:01"))


def test_another_holder_takes_over_the_same_clock():
    duty = a_duty()

    hand_over(duty, Holder(person=9), actor=a_post(), now=MONDAY)

    duty.refresh_from_db()
    assert (duty.holder_kind, duty.organisation, duty.person) == ("person", None, 9)
    payload = Entry.objects.last().payload
    assert (payload["from_organisation"], payload["to_person"]) == (OFFICE, 9)


def test_handing_over_to_the_same_holder_is_nothing():
    hand_over(a_duty(), Holder(organisation=OFFICE), actor=a_post(), now=MONDAY)

    assert kinds() == ["DutyBegun"]


@pytest.mark.parametrize(
    "holder", [{}, {"person": 1, "power": "x"}, {"person": 1, "organisation": 2}]
)
def test_a_holder_is_one(holder):
    with pytest.raises(ValueError, match="duty"):
        Holder(**holder)


def test_an_ended_duty_is_no_longer_moved():
    duty = a_duty(ref=LEG)
    finish(LEG, "cases.handle", actor=SYSTEM, now=MONDAY)

    with pytest.raises(StateChanged, match="已经结束"):
        hand_over(duty, Holder(person=9), actor=a_post(), now=MONDAY)


@pytest.mark.parametrize("column", ["overdue_since", "done_at", "due_at"])
def test_the_database_itself_keeps_the_times_of_what_ended_late(column):
    a_duty(ref=LEG)
    duty = finish(LEG, "cases.handle", actor=SYSTEM, now=at("2026-07-01 09:00"))

    with pytest.raises(Exception, match=r"stays overdue|keeps its times"), transaction.atomic():
        Duty.objects.filter(pk=duty.pk).update(**{column: at("2026-06-09 09:00")})


def test_the_database_refuses_a_second_standing_duty():
    duty = a_duty(ref=LEG)
    duty.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        duty.save(force_insert=True)


def test_a_year_nobody_entered_is_counted_in_plain_weeks_and_says_so():
    duty = a_duty(now=at("2026-12-30 10:00"), span=Span(3, Unit.WORKING_DAYS))

    assert duty.due_at == at("2027-01-05 00:00")
    assert duty.supposed_year == 2027


def test_beginning_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    a_duty()
    with django_assert_max_num_queries(12):
        a_duty()
