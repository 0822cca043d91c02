"""The three rates of two months, in two statements."""

from datetime import timedelta

import pytest

from gongzhi.cases.models import Case, Round
from gongzhi.cases.queries.months import months
from gongzhi.cases.rules.rates import Rate
from gongzhi.cases.vocabulary import CaseState
from tests.cases.world import MONDAY, reported
from tests.counting import counted

LATER = MONDAY + timedelta(days=5)


def test_a_case_of_two_rounds_is_received_once_and_judged_twice(world):
    case = reported(world)
    Round.objects.filter(case=case).update(checked_at=MONDAY, is_timely=True)
    Round.objects.create(case=case, number=2, opened_at=MONDAY, due_at=MONDAY)
    found = months(Case.objects.all(), LATER)
    assert (found.received, sum(found.received_on.values())) == (1, 1)
    assert found.resolution.this == Rate(numerator=1, denominator=2)
    assert found.response.this == Rate(numerator=0, denominator=1)


def test_what_was_refused_is_received_but_in_no_rate(world):
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(state=CaseState.REFUSED, closed_at=MONDAY)
    found = months(Case.objects.all(), LATER)
    assert found.received == 1
    nothing = Rate(numerator=0, denominator=0)
    assert [found.response.this, found.resolution.this, found.satisfaction.this] == [nothing] * 3


def test_silence_is_told_beside_the_satisfied(world):
    case = reported(world)
    Round.objects.filter(case=case).update(checked_at=MONDAY, is_timely=True, is_unanswered=True)
    found = months(Case.objects.all(), LATER)
    assert found.satisfaction.this == Rate(numerator=0, denominator=0, left_out=1)


@pytest.mark.parametrize("number", [1, 3])
def test_two_statements_whatever_the_number(world, number):
    for each in range(number):
        reported(world, text=f"电梯异响{each}")
    with counted() as queries:
        months(Case.objects.all(), LATER)
    assert queries.number == 2
