"""A case carries the unit its due moment is counted in."""

from datetime import timedelta

import pytest

from gongzhi.cases.models import Case, Leg
from gongzhi.cases.queries.clocks import remaining_of, with_clock
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.kernel.calendar import Unit
from tests.cases.commands.steps import returned
from tests.cases.world import reported, without_company
from tests.counting import counted

WEEK = timedelta(days=7)


def told(case, now):
    found = with_clock(Case.objects.filter(pk=case.pk)).get()
    left = remaining_of(found, Telling(now))
    return left and left.words


@pytest.mark.parametrize(
    ("unit", "words"), [(Unit.WORKING_DAYS, "超 5 工作日"), (Unit.HOURS, "超 7 天")]
)
def test_lateness_is_told_in_the_unit_of_the_leg(world, unit, words):
    case = reported(world)
    Leg.objects.filter(case=case).update(span_unit=unit)
    assert told(case, case.due_at + WEEK) == words


def test_a_returned_case_goes_on_with_the_clock_it_had(world):
    case = reported(world)
    returned(case, world)
    assert told(case, case.due_at + WEEK) == "超 5 工作日"


def test_nothing_is_left_of_what_has_no_clock_or_stands(world):
    assert told(without_company(world, routed=False), WEEK + reported(world).due_at) is None
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(state=CaseState.PAUSED)
    assert told(case, case.due_at + WEEK) is None


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_with_clocks_is_one_query(world, number):
    cases = [reported(world, text=f"电梯异响{n}") for n in range(number)]
    with counted() as queries:
        telling = Telling(cases[0].due_at + WEEK)
        rows = [remaining_of(case, telling) for case in with_clock(Case.objects.all())]
    assert (len(rows), queries.number) == (number, 1)
