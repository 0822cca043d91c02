"""What must never be of cases, whoever writes it: refused by the database itself."""

from datetime import timedelta

import pytest

from gongzhi.cases.commands.leg import take_up_leg
from gongzhi.cases.models import Case, Category, Leg, Rating, Reporter, Round, RoutingRule
from gongzhi.cases.vocabulary import CaseState, LegState, Outcome, RatingOrigin, Satisfaction
from tests.cases.world import MONDAY, build_world, reported
from tests.refusals import refused

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def world(db):
    return build_world()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"lead": None}, "a_case_in_hand_has_its_body_and_clock"),
        ({"due_at": None}, "a_case_in_hand_has_its_body_and_clock"),
        ({"source": "rumour"}, "case_source_is_known"),
        ({"latitude": None, "longitude": 103.0}, "case_position_is_whole"),
        ({"latitude": 91.0, "longitude": 103.0}, "case_position_is_whole"),
        ({"round_number": 0}, "case_rounds_count_from_one"),
    ],
)
def test_a_case(world, change, constraint):
    case = reported(world)
    assert case.state == CaseState.DISPATCHED
    assert refused(lambda: Case.objects.filter(pk=case.pk).update(**change)) == constraint


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"rating_until_at": MONDAY}, "only_a_checked_round_is_asked_about"),
        ({"is_unanswered": True}, "only_a_checked_round_is_asked_about"),
        ({"due_at": MONDAY - timedelta(days=1)}, "a_round_is_due_after_it_opened"),
        ({"number": 0}, "rounds_count_from_one"),
    ],
)
def test_a_round(world, change, constraint):
    rounds = Round.objects.filter(case=reported(world))
    assert refused(lambda: rounds.update(**change)) == constraint


STATE = "leg_state_agrees_with_its_moments"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "lost"}, STATE),
        ({"state": LegState.DISPATCHED}, STATE),
        ({"handler": None}, STATE),
        ({"taken_up_at": None}, STATE),
        ({"paused_until_at": LATER}, STATE),
        ({"done_at": LATER}, STATE),
        ({"state": LegState.PAUSED}, STATE),
        ({"state": LegState.DONE}, STATE),
        ({"state": LegState.DONE, "done_at": LATER}, STATE),
        ({"state": LegState.CHECKED, "done_at": LATER, "result": "好了"}, STATE),
        ({"state": LegState.CHECKED, "checked_at": LATER, "result": "好了"}, STATE),
        ({"state": LegState.RETURNED, "done_at": LATER}, STATE),
        ({"role": "guest"}, "leg_role_is_known"),
        ({"span_amount": 0}, "a_leg_has_time"),
        ({"due_at": MONDAY - timedelta(days=1)}, "a_leg_has_time"),
    ],
)
def test_a_leg_in_hand(world, change, constraint):
    case = reported(world)
    take_up_leg(case.code, actor=world.worker, now=MONDAY)
    legs = Leg.objects.filter(case=case)
    assert refused(lambda: legs.update(**change)) == constraint


@pytest.mark.parametrize(
    "change", [{"taken_up_at": LATER}, {"result": "好了"}, {"paused_until_at": LATER}]
)
def test_a_leg_nobody_took_up(world, change):
    legs = Leg.objects.filter(case=reported(world))
    assert refused(lambda: legs.update(**change)) == STATE


SATISFIES = "only_what_is_resolved_satisfies"
WRITTEN = "what_is_unresolved_or_told_by_telephone_is_written_down"


@pytest.mark.parametrize(
    ("given", "constraint"),
    [
        ({"outcome": Outcome.UNRESOLVED, "satisfaction": Satisfaction.SATISFIED}, SATISFIES),
        ({"outcome": Outcome.RESOLVED, "satisfaction": ""}, SATISFIES),
        ({"outcome": "perhaps", "satisfaction": ""}, SATISFIES),
        ({"outcome": Outcome.RESOLVED, "satisfaction": "delighted"}, SATISFIES),
        ({"outcome": Outcome.UNRESOLVED, "satisfaction": "", "comment": ""}, WRITTEN),
    ],
)
def test_an_answer(world, given, constraint):
    assert refused(lambda: answered(world, **given)) == constraint


def test_a_callback_without_what_was_said(world):
    given = {
        "outcome": Outcome.RESOLVED,
        "satisfaction": Satisfaction.SATISFIED,
        "origin": RatingOrigin.CALLBACK,
        "caller_id": world.secretary.person,
        "comment": "",
    }
    assert refused(lambda: answered(world, **given)) == WRITTEN


def answered(world, **given):
    case = reported(world)
    usual = {"origin": RatingOrigin.REPORTER, "comment": "还是晃", "rated_at": LATER}
    Rating.objects.create(
        reporter=Reporter.objects.get(case=case), round=case.rounds.get(), **{**usual, **given}
    )


def test_a_category_without_time(world):
    assert refused(lambda: Category.objects.update(span_amount=0)) == "a_category_has_time"


def test_a_routing_rule_for_an_unknown_body(world):
    assert refused(lambda: RoutingRule.objects.update(role="x")) == "routing_role_is_known"
