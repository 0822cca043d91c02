"""What the clock does by itself: pauses end, what is overdue is noted."""

from gongzhi.cases.commands.lateness import note_overdue, resume_paused
from gongzhi.cases.commands.leg import pause_leg, resume_leg
from gongzhi.cases.vocabulary import CaseState, PauseReason
from gongzhi.kernel.actor import SYSTEM
from tests.cases.commands.steps import DAY, HOUR, fresh, kinds, leg_of, taken_up
from tests.cases.world import MONDAY, reported

LATER = MONDAY + HOUR


def paused(world):
    case = taken_up(reported(world), world)
    pause_leg(
        case.code,
        reason=PauseReason.PARTS,
        explanation="等皮带",
        until_at=LATER + DAY,
        actor=world.worker,
        now=LATER,
    )
    return fresh(case)


def test_a_pause_ends_at_its_moment_and_not_before(world):
    case = paused(world)
    due_at = case.due_at
    assert resume_paused(actor=SYSTEM, now=LATER + DAY - HOUR) == 0
    assert resume_paused(actor=SYSTEM, now=LATER + DAY) == 1
    case = fresh(case)
    assert (case.state, case.due_at) == (CaseState.HANDLING, due_at + DAY)


def test_a_second_look_resumes_nothing(world):
    paused(world)
    assert [resume_paused(actor=SYSTEM, now=LATER + DAY) for _ in range(2)] == [1, 0]


def test_what_a_person_resumed_is_left_alone(world):
    case = paused(world)
    resume_leg(case.code, actor=world.worker, now=LATER + HOUR)
    assert resume_paused(actor=SYSTEM, now=LATER + DAY) == 0
    assert kinds(case).count("CaseResumed") == 1


def test_overdue_stands_in_the_story_of_the_case(world):
    case = reported(world)
    note_overdue(leg_of(case).pk, actor=SYSTEM, now=case.due_at + HOUR)
    assert kinds(case)[-1] == "CaseOverdue"
