"""By the clock: one case that cannot be seen to stops no other."""

from datetime import timedelta

import pytest

from gongzhi.cases import jobs
from gongzhi.cases.commands import lateness, rating
from gongzhi.cases.commands.leg import pause_leg, resume_leg, take_up_leg
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState, PauseReason
from gongzhi.foundation.jobs.models import StuckRow
from gongzhi.kernel.actor import SYSTEM
from tests.cases.pages.phone.conftest import waiting
from tests.cases.world import MONDAY, reported

HOUR = timedelta(hours=1)


@pytest.fixture
def broken(monkeypatch):
    """`broken(module, name, pk)`: that act raises for one thing."""

    def make(module, name, pk):
        act = getattr(module, name)

        def raising(id_, *given):
            if id_ == pk:
                raise ValueError("broken")
            return act(id_, *given)

        monkeypatch.setattr(module, name, raising)

    return make


def test_a_rating_that_cannot_lapse_leaves_the_others_to(world, broken):
    stuck, other = waiting(world), waiting(world)
    broken(rating, "_lapse", stuck.pk)
    late = MONDAY + timedelta(days=60)
    assert rating.lapse_ratings(actor=SYSTEM, now=late) == 1
    other.refresh_from_db()
    row = StuckRow.objects.get()
    assert other.state == CaseState.ARCHIVED
    assert (row.sweep, row.ref_kind, row.ref_id) == ("cases.lapse", "case", stuck.pk)
    assert rating.lapse_ratings(actor=SYSTEM, now=late) == 0


def test_a_pause_that_cannot_end_leaves_the_others_to(world, broken):
    stuck, other = paused(world), paused(world)
    broken(lateness, "_resume", stuck.legs.get().pk)
    assert lateness.resume_paused(actor=SYSTEM, now=MONDAY + 3 * HOUR) == 1
    other.refresh_from_db()
    assert (other.state, StuckRow.objects.get().sweep) == (CaseState.HANDLING, "cases.resume")


def test_a_leg_resumed_by_hand_is_no_longer_shown_as_stuck(world, broken):
    case = paused(world)
    broken(lateness, "_resume", case.legs.get().pk)
    lateness.resume_paused(actor=SYSTEM, now=MONDAY + 3 * HOUR)
    assert StuckRow.objects.count() == 1
    resume_leg(case.code, actor=world.worker, now=MONDAY + 3 * HOUR)
    lateness.resume_paused(actor=SYSTEM, now=MONDAY + 4 * HOUR)
    assert StuckRow.objects.count() == 0


def test_the_job_ends_though_everything_is_stuck(world, broken):
    broken(rating, "_lapse", waiting(world).pk)
    Case.objects.get().rounds.update(rating_until_at=MONDAY)
    jobs.watch()
    assert StuckRow.objects.count() == 1


def paused(world):
    case = reported(world)
    take_up_leg(case.code, actor=world.worker, now=MONDAY)
    return pause_leg(
        case.code,
        reason=next(iter(PauseReason)),
        explanation="等配件，约好两小时后",
        until_at=MONDAY + 2 * HOUR,
        actor=world.worker,
        now=MONDAY,
    )
