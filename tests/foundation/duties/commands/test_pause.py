import pytest

from gongzhi.foundation.duties.commands import mark_overdue, pause, resume
from gongzhi.foundation.duties.vocabulary import DutyState
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import RuleBroken, StateChanged
from tests.foundation.duties.factories import MONDAY, a_duty, a_post
from tests.kernel.calendars import at

pytestmark = pytest.mark.django_db
POST = a_post()


def paused(duty, now):
    return pause(duty, reason="materials", words="等业主提供钥匙", actor=POST, now=at(now))


def test_what_is_left_goes_on_after_the_pause():
    duty = paused(a_duty(), "2026-06-09 10:00")
    assert (duty.state, duty.remind_at) == (DutyState.PAUSED, None)

    duty = resume(duty, actor=POST, now=at("2026-06-11 10:00"))

    assert (duty.state, duty.due_at) == (DutyState.OPEN, at("2026-06-13 00:00"))
    row = duty.pauses.get()
    assert (row.reason, row.words) == ("materials", "等业主提供钥匙")
    assert (row.began_by, row.ended_by) == (7, 7)
    kinds = [entry.kind for entry in Entry.objects.order_by("id")]
    assert kinds == ["DutyBegun", "DutyPaused", "DutyResumed"]


def test_a_pause_needs_a_reason():
    with pytest.raises(RuleBroken, match="请选择暂停的理由") as refused:
        pause(a_duty(), reason="", actor=POST, now=MONDAY)

    assert refused.value.field == "reason"


def test_what_is_paused_is_not_paused_again():
    duty = paused(a_duty(), "2026-06-09 10:00")

    with pytest.raises(StateChanged, match="已经暂停计时"):
        paused(duty, "2026-06-09 11:00")


def test_what_runs_is_not_resumed():
    with pytest.raises(StateChanged, match="没有暂停"):
        resume(a_duty(), actor=POST, now=MONDAY)


def test_what_is_paused_does_not_fall_overdue():
    paused(a_duty(), "2026-06-09 10:00")

    assert mark_overdue(now=at("2026-07-01 09:00")) == 0


def test_pausing_what_is_overdue_hides_nothing():
    duty = paused(a_duty(), "2026-06-12 10:00")
    duty = resume(duty, actor=POST, now=at("2026-06-15 10:00"))

    duty.refresh_from_db()
    assert duty.overdue_since == duty.due_at == at("2026-06-11 00:00")
