"""Routing by the rules, carried out where they say so."""

from gongzhi.cases.commands.catalogue import bump_version
from gongzhi.cases.commands.place import place_case, place_outside
from gongzhi.cases.commands.routing import route_case
from gongzhi.cases.commands.triage import accept_case, recategorise_case
from gongzhi.cases.models import Category, Leg, RoutingRule
from gongzhi.cases.vocabulary import CaseState
from gongzhi.kernel.actor import SYSTEM
from gongzhi.parties.models import Servicing
from gongzhi.territory.queries import spot_of_estate
from tests.cases.commands.steps import HOUR, fresh, kinds, standing
from tests.cases.world import MONDAY, STREET, reported, settled, without_company


def test_an_automatic_rule_gives_the_case_away_and_says_why(world):
    case = reported(world)
    why = case.routing
    assert (why["rule"], why["organisation"], why["automatic"], why["words"]) == (
        5,
        world.company.pk,
        True,
        ["电梯", "异响"],
    )
    assert kinds(case) == ["CaseReported", "CaseAccepted", "CaseDispatched"]
    assert Leg.objects.get(case=case).why == why


def test_a_proposal_waits_for_a_person(world):
    case = without_company(world)
    assert (case.state, case.routing["rule"], case.routing["organisation"]) == (
        CaseState.PENDING,
        12,
        world.police.pk,
    )
    assert standing(case) == ["case.accept", "case.respond"]


def test_routing_again_changes_nothing(world):
    case = reported(world)
    before = (kinds(case), standing(case), fresh(case).updated_at)
    route_case(case.pk, actor=SYSTEM, now=MONDAY + HOUR)
    assert (kinds(case), standing(case), fresh(case).updated_at) == before


def test_routing_a_waiting_case_again_begins_no_second_clock(world):
    case = without_company(world)
    route_case(case.pk, actor=SYSTEM, now=MONDAY + HOUR)
    assert standing(case) == ["case.accept", "case.respond"]


def test_an_estate_without_a_company_leaves_it_to_people(world):
    Servicing.objects.all().delete()
    case = reported(world)
    assert (case.state, case.routing["organisation"]) == (CaseState.PENDING, None)


def test_beyond_the_streets_powers_it_goes_to_the_city_by_itself(world):
    category = Category.objects.get(code="city_matter")
    case = reported(
        world, text="公交线路", category=category.code, spot=spot_of_estate(world.estate)
    )
    assert (case.state, standing(case)) == (CaseState.TRANSFERRED, [])
    assert kinds(case) == ["CaseReported", "CaseTransferred"]


def test_an_unknown_place_waits_though_its_rule_is_automatic(world):
    case = reported(world, spot=None, region_code=STREET, place_text="某小区")
    assert (case.state, case.routing["rule"]) == (CaseState.PLACE_UNKNOWN, 5)
    assert standing(case) == ["case.accept", "case.respond"]


def test_what_needs_no_place_does_not_wait_for_one(world):
    case = reported(world, text="医保卡怎么补办", spot=None, region_code=STREET, place_text="")
    assert (case.state, case.routing["role"]) == (CaseState.PENDING, "department")


def placeless(world, text, **more):
    return reported(
        world, text=text, spot=None, region_code=STREET, place_text="菜市场北门", **more
    )


def recategorised(case, world, category):
    recategorise_case(case.code, category, actor=world.dispatcher, now=MONDAY + HOUR)
    return settled(case)


def test_where_nobody_knows_who_the_place_is_found_first(world):
    case = placeless(world, "嗯嗯嗯")
    assert (case.state, case.category, case.routing["rule"]) == (
        CaseState.PLACE_UNKNOWN,
        "other",
        99,
    )


def test_a_category_that_needs_an_estate_sends_the_case_back_for_its_place(world):
    case = recategorised(placeless(world, "医保卡怎么补办"), world, "lift")
    assert (case.state, case.routing["rule"]) == (CaseState.PLACE_UNKNOWN, 5)
    place_case(case.code, spot_of_estate(world.estate), actor=world.dispatcher, now=MONDAY + HOUR)
    assert settled(case).lead == world.company


def test_a_place_found_in_no_estate_is_not_asked_for_again(world):
    case = placeless(world, "嗯嗯嗯")
    place_outside(case.code, words="北门路口", actor=world.dispatcher, now=MONDAY + HOUR)
    case = recategorised(settled(case), world, "lift")
    assert (case.state, case.routing["rule"]) == (CaseState.PENDING, 99)


def test_what_was_accepted_stays_so_with_another_proposal(world):
    case = placeless(world, "医保卡怎么补办")
    accept_case(case.code, actor=world.dispatcher, now=MONDAY + HOUR)
    case = recategorised(case, world, "lift")
    assert (case.state, case.routing["rule"]) == (CaseState.ACCEPTED, 5)
    place_case(case.code, spot_of_estate(world.estate), actor=world.dispatcher, now=MONDAY + HOUR)
    case = settled(case)
    assert (case.state, case.routing["organisation"]) == (CaseState.ACCEPTED, world.company.pk)
    assert standing(case) == ["case.dispatch", "case.respond"]


def test_another_category_sends_nothing_away_by_itself(world):
    """转市级 is never taken back: whoever mistook the category can still mend it."""
    case = recategorised(without_company(world), world, "city_matter")
    assert (case.state, case.routing["role"]) == (CaseState.PENDING, "city")


def test_no_rule_leaves_it_to_people(world):
    RoutingRule.objects.all().delete()
    bump_version()
    case = reported(world)
    assert (case.state, case.routing["rule"], case.routing["name"]) == (
        CaseState.PENDING,
        None,
        "没有规则适用，由人工研判",
    )


def test_nothing_said_that_any_category_knows_is_other(world):
    case = reported(world, text="嗯嗯嗯", spot=spot_of_estate(world.estate))
    assert case.category == "other"
