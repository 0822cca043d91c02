"""核查: by someone else, judged against the moment stored for it."""

import pytest

from gongzhi.cases.commands.check import fail_check, pass_check
from gongzhi.cases.commands.leg import dispatch_case, finish_leg, take_up_leg
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case, Round
from gongzhi.cases.queries.story import staff_story
from gongzhi.cases.vocabulary import CaseState, CheckWay, LegState
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from tests.cases.commands.steps import (
    HOUR,
    finished,
    fresh,
    kinds,
    leg_of,
    standing,
    stranger,
    taken_up,
)
from tests.cases.world import MONDAY, reported, settled, without_company
from tests.foundation.files.factories import stored

NOON = MONDAY + 3 * HOUR


def passed(case, actor, *, finding="不响了", way=CheckWay.ON_SITE, now=NOON):
    return pass_check(case.code, finding=finding, way=way, actor=actor, now=now)


def handled_by_the_committee(world):
    """A case of the committee, which the grid worker handles himself."""
    case = without_company(world)
    accept_case(case.code, actor=world.secretary, now=MONDAY)
    dispatch_case(case.code, world.committee, actor=world.secretary, now=MONDAY)
    take_up_leg(case.code, actor=world.grid_worker, now=MONDAY)
    finish_leg(
        case.code,
        result="和狗主人谈好，出门牵绳",
        before=None,
        after=None,
        actor=world.grid_worker,
        now=MONDAY,
    )
    return fresh(case)


def test_passing_ends_both_clocks_and_judges_the_round(world):
    case = finished(reported(world), world)
    passed(case, world.grid_worker)
    case, round_, leg = fresh(case), Round.objects.get(case=case), leg_of(case)
    assert (case.state, leg.state, leg.checker_id) == (
        CaseState.CHECKED,
        LegState.CHECKED,
        world.grid_worker.person,
    )
    assert (round_.checked_at, round_.is_timely, standing(case)) == (NOON, True, ["case.respond"])


def test_the_last_moment_is_in_time_and_the_next_is_not(world):
    for late, timely in ((0 * HOUR, True), (HOUR, False)):
        case = finished(reported(world), world)
        passed(case, world.grid_worker, now=case.due_at + late)
        assert Round.objects.get(case=case).is_timely is timely


def test_an_answer_is_asked_for_by_itself(world):
    case = finished(reported(world), world)
    passed(case, world.grid_worker)
    assert settled(case).state == CaseState.AWAITING_RATING
    assert kinds(case)[-2:] == ["CheckPassed", "RatingAsked"]


def test_the_handler_does_not_check_his_own_work(world):
    case = handled_by_the_committee(world)
    for act in (
        lambda: passed(case, world.grid_worker),
        lambda: fail_check(case.code, reason="没办好", actor=world.grid_worker, now=NOON),
    ):
        with pytest.raises(NotPermitted, match="由别人核查"):
            act()
    passed(case, world.secretary)
    assert fresh(case).state == CaseState.CHECKED


def test_the_company_does_not_check(world):
    case = finished(reported(world), world)
    with pytest.raises(NotPermitted, match="你现在的岗位不能核查通过"):
        passed(case, world.worker)


def test_another_street_does_not_see_what_is_to_be_checked(world):
    case = finished(reported(world), world)
    with pytest.raises(Case.DoesNotExist):
        passed(case, stranger("grid_worker"))


def test_what_is_not_finished_is_not_checked(world):
    case = taken_up(reported(world), world)
    with pytest.raises(StateChanged, match="现在是“处置中”，不能核查通过"):
        passed(case, world.grid_worker)
    case = reported(world)
    with pytest.raises(StateChanged, match="现在是“已派单”，不能核查退回"):
        fail_check(case.code, reason="没办好", actor=world.grid_worker, now=NOON)


def test_who_passes_it_says_what_he_saw(world):
    case = finished(reported(world), world)
    with pytest.raises(RuleBroken, match="看到什么") as refusal:
        passed(case, world.grid_worker, finding=" ")
    assert (refusal.value.field, fresh(case).state) == ("finding", CaseState.AWAITING_CHECK)


@pytest.mark.parametrize(
    ("way", "staff", "reporter"),
    [
        (CheckWay.ON_SITE, "到场核查通过：不响了", "有人到场核查过了：不响了"),
        (CheckWay.REMOTE, "凭电话或照片核查通过：不响了", "有人凭电话或照片核查过了：不响了"),
    ],
)
def test_whether_one_was_there_is_read_by_staff_and_reporter(world, way, staff, reporter):
    case = finished(reported(world), world)
    passed(case, world.grid_worker, way=way)
    line = next(one for one in staff_story(case) if one.kind == "CheckPassed")
    assert (line.sentence, line.told, leg_of(case).check_way) == (staff, reporter, way)


def test_photos_of_the_check_stay_with_the_leg(world, two_drafts):
    _, after = two_drafts
    stored(owner=after, purpose="check", actor=world.grid_worker)
    case = finished(reported(world), world)
    pass_check(
        case.code,
        finding="不响了",
        way=CheckWay.ON_SITE,
        photos=after,
        actor=world.grid_worker,
        now=NOON,
    )
    assert len(files_of(Ref("leg", leg_of(case).pk), "check")) == 1


def test_a_failed_check_says_what_is_wrong(world):
    case = finished(reported(world), world)
    with pytest.raises(RuleBroken, match="哪里没办好") as refusal:
        fail_check(case.code, reason=" ", actor=world.grid_worker, now=NOON)
    assert (refusal.value.field, fresh(case).state) == ("reason", CaseState.AWAITING_CHECK)


def test_after_a_failed_check_the_same_handler_goes_on(world):
    case = finished(reported(world), world)
    fail_check(case.code, reason="还是响", actor=world.grid_worker, now=NOON)
    case, leg = fresh(case), leg_of(case)
    assert (case.state, leg.state, leg.handler_id, leg.done_at) == (
        CaseState.HANDLING,
        LegState.HANDLING,
        world.worker.person,
        None,
    )
    assert standing(case) == ["case.handle", "case.respond"]
