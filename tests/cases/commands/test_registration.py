"""代录: by staff, for somebody else."""

from dataclasses import replace

import pytest

from gongzhi.cases.commands.registration import Entry, register_case
from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.vocabulary import CaseState, Source
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.cases.commands.steps import estate_elsewhere
from tests.cases.world import COMMUNITY, MONDAY


def register(actor, **given):
    return register_case(Entry(**{"text": "电梯异响", **given}), actor=actor, now=MONDAY)


def test_an_entry_for_a_caller_makes_him_its_reporter(world):
    case = register(
        world.secretary, estate=str(world.estate.pk), phone="19900000001", place_text="3 栋"
    )
    reporter = Reporter.objects.get(case=case)
    assert (case.source, case.estate, reporter.person_id) == (
        Source.PHONE,
        world.estate,
        world.resident.person,
    )


def test_an_unknown_caller_becomes_a_person_and_an_unnamed_one_nobody(world):
    case = register(world.secretary, estate=str(world.estate.pk), phone="19900000099", name="赵六")
    assert Reporter.objects.get(case=case).person.name == "赵六"
    case = register(world.grid_worker, estate=str(world.estate.pk), source=Source.PATROL)
    assert (case.reporter_count, Reporter.objects.filter(case=case).exists()) == (0, False)


@pytest.mark.parametrize("estate", ["x", "9" * 20, "9" * 5000])
def test_figures_no_estate_can_have_are_no_estate(world, estate):
    with pytest.raises(RuleBroken, match="没有这个小区"):
        register(world.secretary, estate=estate)


def test_without_an_estate_it_is_somewhere_in_the_territory(world):
    case = register(world.secretary, place_text="菜市场北门")
    assert (case.state, case.region_code, case.place_name) == (
        CaseState.PLACE_UNKNOWN,
        COMMUNITY,
        "菜市场北门",
    )


def test_who_does_not_register_does_not(world):
    for actor in (world.worker, world.other_worker, world.resident):
        with pytest.raises(NotPermitted, match="不能代录"):
            register(actor, estate=str(world.estate.pk))
    assert Case.objects.count() == 0


@pytest.mark.parametrize("estate", ["99999999", "abc"])
def test_an_estate_that_is_not_there_is_asked_for_again(world, estate):
    with pytest.raises(RuleBroken, match="小区") as refusal:
        register(world.secretary, estate=estate)
    assert (refusal.value.field, Case.objects.count()) == ("estate", 0)


def test_an_estate_of_another_street_is_not_taken(world):
    elsewhere = estate_elsewhere()
    with pytest.raises(RuleBroken, match="小区"):
        register(world.secretary, estate=str(elsewhere.pk))


def test_a_malformed_telephone_number_is_refused_beside_its_field(world):
    with pytest.raises(RuleBroken) as refusal:
        register(world.secretary, estate=str(world.estate.pk), phone="12345")
    assert (refusal.value.field, Case.objects.count()) == ("phone", 0)


def test_an_entry_says_what_happened(world):
    with pytest.raises(RuleBroken) as refusal:
        register(world.secretary, estate=str(world.estate.pk), text=" ")
    assert refusal.value.field == "text"


def test_whose_territory_is_everywhere_names_the_estate(world):
    everywhere = replace(world.secretary, territory=("",))
    with pytest.raises(RuleBroken, match="选一个小区"):
        register(everywhere, place_text="菜市场北门")


@pytest.mark.parametrize("in_estate", [True, False])
def test_a_place_is_kept_as_it_was_told_or_refused(world, in_estate):
    estate = str(world.estate.pk) if in_estate else ""
    told = "北门" * 60
    case = register(world.secretary, estate=estate, place_text=told)
    assert case.place_name == (f"{world.estate.name} {told}" if in_estate else told)
    with pytest.raises(RuleBroken, match="最多写 120 个字") as refusal:
        register(world.secretary, estate=estate, place_text=f"{told}外")
    assert (refusal.value.field, Case.objects.count()) == ("place_text", 1)
