"""Open, overdue, due today, unanswered: one meaning, whoever counts."""

from datetime import timedelta

import pytest

from gongzhi.cases.models import Case
from gongzhi.cases.queries.conditions import (
    BEING_DONE,
    IS_OPEN,
    is_due_today,
    is_overdue,
    is_unanswered,
    standing_lead_among,
)
from gongzhi.cases.queries.figures import today
from gongzhi.cases.queries.listing import Filter, View, counted
from gongzhi.cases.queries.overview import overdue_count
from gongzhi.cases.vocabulary import AFTER_CHECK, CLOCK_RUNS, CLOSED, CaseState
from tests.cases.commands.steps import leg_of, returned
from tests.cases.world import MONDAY, reported

LATER = MONDAY + timedelta(days=9)


def in_state(case, state):
    closed_at = MONDAY if state in CLOSED else None
    Case.objects.filter(pk=case.pk).update(state=state, closed_at=closed_at)


def holds(condition):
    return Case.objects.filter(condition).exists()


@pytest.mark.parametrize("state", CaseState)
def test_a_case_is_overdue_where_its_clock_runs_and_its_time_is_over(world, state):
    case = reported(world)
    in_state(case, state)
    assert holds(is_overdue(LATER)) == (state in CLOCK_RUNS)
    assert holds(is_overdue(case.due_at)) is False
    assert (holds(IS_OPEN), holds(BEING_DONE)) == (
        state not in CLOSED,
        state not in CLOSED | AFTER_CHECK,
    )


@pytest.mark.parametrize("state", CaseState)
def test_every_count_of_the_overdue_agrees(world, state):
    in_state(reported(world), state)
    wanted = Filter(view=View.OVERDUE)
    found = {
        counted(world.dispatcher, wanted, now=LATER),
        overdue_count(world.dispatcher, LATER),
        today(Case.objects.all(), LATER).overdue,
    }
    assert found == {int(state in CLOCK_RUNS)}


def test_due_at_the_end_of_a_day_is_due_that_day(world):
    case = reported(world)
    last = case.due_at - timedelta(hours=20)
    assert (holds(is_due_today(last)), holds(is_due_today(last - timedelta(days=1)))) == (
        True,
        False,
    )


def test_unanswered_is_who_was_not_contacted_in_time(world):
    case = reported(world)
    assert holds(is_unanswered(case.response_due_at)) is False
    assert holds(is_unanswered(case.response_due_at + timedelta(seconds=1))) is True


def test_a_returned_leg_does_not_stand(world):
    case = reported(world)
    leg = leg_of(case)
    assert standing_lead_among([leg], case.round_number) == leg
    assert standing_lead_among([leg], case.round_number + 1) is None
    returned(case, world)
    assert standing_lead_among([leg_of(case)]) is None
