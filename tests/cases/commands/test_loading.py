"""Who takes hold of a case: whoever reads it whole; for a reporter's acts whoever joined it too."""

from dataclasses import replace

import pytest

from gongzhi.cases.commands.loading import held_case, held_report
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case
from tests.cases.commands.steps import fresh, joined
from tests.cases.world import MONDAY, reported, without_company


@pytest.mark.parametrize("who", ["resident", "secretary", "worker"])
def test_who_reads_it_whole_holds_it_for_either(world, who):
    case, actor = reported(world), getattr(world, who)
    held = [hold(case.code, actor) for hold in (held_case, held_report)]
    assert held == [case, case]


def test_who_joined_holds_it_for_the_acts_of_reporters_alone(world):
    case = joined(reported(world), world)
    assert held_report(case.code, world.neighbour) == case
    with pytest.raises(Case.DoesNotExist):
        held_case(case.code, world.neighbour)


def test_having_joined_it_opens_no_act_of_staff_on_a_case_one_does_not_read(world):
    """A program that is lent triage alone, of somebody who met with the same."""
    case = joined(without_company(world), world)
    program = replace(
        world.dispatcher, person=world.neighbour.person, powers=frozenset({"cases.triage"})
    )
    with pytest.raises(Case.DoesNotExist):
        accept_case(case.code, actor=program, now=MONDAY)
    assert fresh(case).state == "pending"


def test_elsewhere_it_is_held_by_nobody(world):
    case = reported(world)
    for hold in (held_case, held_report):
        with pytest.raises(Case.DoesNotExist):
            hold(case.code, world.other_worker)
