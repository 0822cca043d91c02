"""Once round: report, route, handle, check, rate, and another time."""

from datetime import timedelta

from gongzhi.cases.commands.check import fail_check, pass_check
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.leg import finish_leg, take_up_leg
from gongzhi.cases.commands.rating import lapse_ratings, rate_case
from gongzhi.cases.models import Leg, Rating, Round
from gongzhi.cases.vocabulary import (
    CaseState,
    Channel,
    CheckWay,
    LegState,
    Outcome,
    Satisfaction,
)
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.actor import SYSTEM
from tests.cases.world import MONDAY, reported, settled

HOUR = timedelta(hours=1)


def standing(case):
    """Kinds of the duties that stand, about the case and its legs."""
    legs = Leg.objects.filter(case=case).values_list("pk", flat=True)
    of_case = Duty.objects.filter(ref_kind="case", ref_id=case.pk, done_at=None)
    of_legs = Duty.objects.filter(ref_kind="leg", ref_id__in=list(legs), done_at=None)
    return sorted(duty.kind for duty in of_case | of_legs)


def checked(case, world, *, at=MONDAY + 4 * HOUR, finish_at=MONDAY + 2 * HOUR):
    take_up_leg(case.code, actor=world.worker, now=MONDAY + HOUR)
    finish_leg(
        case.code,
        result="换了皮带，试运行正常",
        before=None,
        after=None,
        actor=world.worker,
        now=finish_at,
    )
    pass_check(case.code, finding="不响了", way=CheckWay.ON_SITE, actor=world.grid_worker, now=at)
    return settled(case)


def test_a_report_about_the_lift_goes_to_the_company_by_itself(world):
    case = reported(world)
    leg = Leg.objects.get(case=case)
    assert (case.state, case.lead, leg.organisation) == (
        CaseState.DISPATCHED,
        world.company,
        world.company,
    )
    assert case.routing["rule"] == 5
    assert standing(case) == ["case.handle", "case.respond"]


def test_the_category_is_taken_from_the_words_and_they_are_kept(world):
    case = reported(world)
    assert (case.category, case.routing["words"]) == ("lift", ["电梯", "异响"])


def test_accepting_by_rule_is_no_response(world):
    case = reported(world)
    assert (case.accepted_at, case.responded_at) == (MONDAY, None)


def test_the_first_human_contact_is_the_response(world):
    case = reported(world)
    for hours in (1, 3):
        contact_reporter(
            case.code,
            channel=Channel.VISIT,
            reply="约好下午上门",
            actor=world.worker,
            now=MONDAY + hours * HOUR,
        )
    assert settled(case).responded_at == MONDAY + HOUR
    assert standing(case) == ["case.handle"]


def test_once_round_to_the_archive(world):
    case = checked(reported(world), world)
    assert case.state == CaseState.AWAITING_RATING
    rate_case(
        case.code,
        outcome=Outcome.RESOLVED,
        satisfaction=Satisfaction.SATISFIED,
        comment="",
        actor=world.resident,
        now=MONDAY + 5 * HOUR,
    )
    case.refresh_from_db()
    assert (case.state, case.closed_at) == (CaseState.ARCHIVED, MONDAY + 5 * HOUR)
    assert Entry.objects.filter(subject_kind="case", subject_id=case.pk).count() == 9


def test_unresolved_opens_another_round_and_the_first_stays_as_it_was(world):
    case = checked(reported(world), world)
    rate_case(
        case.code,
        outcome=Outcome.UNRESOLVED,
        satisfaction=None,
        comment="又响了",
        actor=world.resident,
        now=MONDAY + 5 * HOUR,
    )
    case.refresh_from_db()
    first, second = Round.objects.filter(case=case).order_by("number")
    assert (case.state, case.round_number) == (CaseState.REOPENED, 2)
    assert (first.checked_at, first.is_timely) == (MONDAY + 4 * HOUR, True)
    assert (second.checked_at, second.is_timely) == (None, None)
    states = Leg.objects.filter(case=case).order_by("pk").values_list("state", flat=True)
    assert list(states) == [LegState.CHECKED, LegState.DISPATCHED]


def test_timeliness_is_judged_when_the_check_passes(world):
    case = reported(world)
    due_at = case.due_at
    late = checked(case, world, finish_at=due_at - HOUR, at=due_at + HOUR)
    assert Round.objects.get(case=late).is_timely is False


def test_a_failed_check_keeps_the_handling_clock_running(world):
    case = reported(world)
    before = case.due_at
    take_up_leg(case.code, actor=world.worker, now=MONDAY + HOUR)
    finish_leg(
        case.code,
        result="换了皮带，试运行正常",
        before=None,
        after=None,
        actor=world.worker,
        now=MONDAY + 2 * HOUR,
    )
    fail_check(case.code, reason="还是响", actor=world.grid_worker, now=MONDAY + 3 * HOUR)
    case.refresh_from_db()
    assert (case.state, case.due_at) == (CaseState.HANDLING, before)
    assert standing(case) == ["case.handle", "case.respond"]


def test_silence_is_counted_as_not_answered(world):
    case = checked(reported(world), world)
    round_ = Round.objects.get(case=case)
    assert lapse_ratings(actor=SYSTEM, now=round_.rating_until_at - HOUR) == 0
    assert lapse_ratings(actor=SYSTEM, now=round_.rating_until_at) == 1
    case.refresh_from_db()
    round_.refresh_from_db()
    assert (case.state, round_.is_unanswered) == (CaseState.ARCHIVED, True)
    assert Rating.objects.count() == 0


def test_a_second_lapse_changes_nothing(world):
    case = checked(reported(world), world)
    until = Round.objects.get(case=case).rating_until_at
    assert [lapse_ratings(actor=SYSTEM, now=until) for _ in range(2)] == [1, 0]
