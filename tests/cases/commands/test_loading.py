"""Who takes hold of a case: whose post reads it; for a reporter's acts whoever reported it too."""

from dataclasses import replace

import pytest

from gongzhi.cases.commands.loading import held_case, held_report
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case
from tests.cases.commands.steps import fresh, joined
from tests.cases.world import MONDAY, reported, without_company


@pytest.mark.parametrize("who", ["secretary", "worker"])
def test_whose_post_reads_it_holds_it_for_either(world, who):
    case, actor = reported(world), getattr(world, who)
    held = [hold(case.code, actor) for hold in (held_case, held_report)]
    assert held == [case, case]


def test_who_reported_it_holds_it_for_the_acts_of_reporters_alone(world):
    case = reported(world)
    assert held_report(case.code, world.resident) == case
    with pytest.raises(Case.DoesNotExist):
        held_case(case.code, world.resident)


def test_what_one_reported_at_home_is_not_taken_in_hand_in_a_post_of_another_street(world):
    case = without_company(world)
    elsewhere = replace(
        world.dispatcher, person=world.resident.person, territory=("510115004",), organisation=None
    )
    with pytest.raises(Case.DoesNotExist):
        accept_case(case.code, actor=elsewhere, now=MONDAY)
    assert fresh(case).state == "pending"


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
