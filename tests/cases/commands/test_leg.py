"""Legs: 派单, 签收, 退回, 暂停, 恢复, 办结."""

import pytest

from gongzhi.cases.commands.leg import (
    dispatch_case,
    finish_leg,
    pause_leg,
    resume_leg,
    return_leg,
    take_up_leg,
)
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case, Leg, Round
from gongzhi.cases.queries.conditions import is_overdue
from gongzhi.cases.vocabulary import CaseState, LegState, PauseReason
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from tests.cases.commands.steps import (
    DAY,
    HOUR,
    another_company_worker,
    finished,
    fresh,
    kinds,
    leg_of,
    returned,
    standing,
    stranger,
    taken_up,
)
from tests.cases.world import MONDAY, in_post, reported, without_company

LATER = MONDAY + HOUR
TUESDAY = MONDAY + DAY


def accepted(world):
    case = without_company(world)
    accept_case(case.code, actor=world.dispatcher, now=MONDAY)
    return fresh(case)


def pause(case, actor, *, now=LATER, **given):
    words = {
        "reason": PauseReason.PARTS,
        "explanation": "等皮带，周三到",
        "until_at": now + 2 * DAY,
        **given,
    }
    return pause_leg(case.code, actor=actor, now=now, **words)


def finish(case, actor, *, result="换了皮带，试运行正常", now=LATER + HOUR):
    return finish_leg(case.code, result=result, before=None, after=None, actor=actor, now=now)


def test_dispatching_gives_a_leg_with_a_clock_and_its_wording(world):
    case = accepted(world)
    dispatch_case(case.code, world.police, actor=world.dispatcher, now=LATER)
    case, leg = fresh(case), leg_of(case)
    assert (case.state, case.lead, case.due_at) == (CaseState.DISPATCHED, world.police, leg.due_at)
    assert leg.wording.endswith("内办结")
    assert (Round.objects.get(case=case).wording, standing(case)) == (
        leg.wording,
        ["case.handle", "case.respond"],
    )


def test_answering_the_reporter_passes_to_the_body_with_the_case(world):
    case = accepted(world)
    dispatch_case(case.code, world.police, actor=world.dispatcher, now=LATER)
    duty = Duty.objects.get(ref_kind="case", ref_id=case.pk, kind="case.respond")
    assert (duty.organisation, duty.power) == (world.police.pk, "cases.handle")


def test_a_case_not_accepted_is_not_dispatched(world):
    case = without_company(world)
    with pytest.raises(StateChanged, match="现在是“待受理”，不能派单"):
        dispatch_case(case.code, world.police, actor=world.dispatcher, now=LATER)


def test_who_handles_does_not_dispatch(world):
    case = returned(reported(world), world)
    with pytest.raises(NotPermitted, match="你现在的岗位不能派单"):
        dispatch_case(case.code, world.company, actor=world.worker, now=LATER)


def test_taking_up_names_the_person(world):
    case = taken_up(reported(world), world)
    leg = leg_of(case)
    assert (case.state, leg.handler_id, leg.taken_up_at) == (
        CaseState.HANDLING,
        world.worker.person,
        LATER,
    )


def test_two_of_one_body_do_not_both_take_it_up(world):
    case = taken_up(reported(world), world)
    colleague = in_post(world.company, "company_worker", "")
    with pytest.raises(StateChanged, match="现在是“处置中”，不能签收开始处置"):
        take_up_leg(case.code, actor=colleague, now=LATER)


def test_another_body_does_not_see_the_case(world):
    case = reported(world)
    for actor in (another_company_worker(), world.other_worker, stranger()):
        with pytest.raises(Case.DoesNotExist):
            take_up_leg(case.code, actor=actor, now=LATER)


def test_the_territory_sees_a_leg_and_does_not_work_on_it(world):
    case = reported(world)
    for actor in (world.dispatcher, world.secretary, world.grid_worker):
        with pytest.raises(NotPermitted, match="你现在的岗位不能签收开始处置"):
            take_up_leg(case.code, actor=actor, now=LATER)


def test_a_returned_case_is_given_on_within_its_own_time(world):
    case = returned(reported(world), world)
    assert (case.state, case.lead) == (CaseState.ACCEPTED, None)
    assert (leg_of(case).state, standing(case)) == (
        LegState.RETURNED,
        ["case.dispatch", "case.respond"],
    )
    wording = Duty.objects.get(kind="case.dispatch", done_at=None).wording
    assert "2 个工作日" in wording


def test_answering_comes_back_with_a_returned_case(world):
    case = returned(reported(world), world)
    duty = Duty.objects.get(ref_kind="case", ref_id=case.pk, kind="case.respond")
    assert (duty.organisation, duty.power) == (None, "cases.triage")


def test_after_a_return_another_body_takes_it(world):
    case = returned(reported(world), world)
    dispatch_case(case.code, world.police, actor=world.dispatcher, now=LATER)
    take_up_leg(case.code, actor=world.other_worker, now=LATER)
    with pytest.raises(NotPermitted):
        finish(case, world.worker)
    states = Leg.objects.filter(case=case).order_by("pk").values_list("state", flat=True)
    assert list(states) == [LegState.RETURNED, LegState.HANDLING]


@pytest.mark.parametrize(("missing", "said"), [("reason", "为什么"), ("clause", "依据")])
def test_returning_needs_a_reason_and_a_clause(world, missing, said):
    case = reported(world)
    given = {"reason": "不是我们的", "clause": "合同第三条", missing: " "}
    with pytest.raises(RuleBroken, match=said) as refusal:
        return_leg(case.code, actor=world.worker, now=LATER, **given)
    assert (refusal.value.field, fresh(case).state) == (missing, CaseState.DISPATCHED)


def test_a_pause_stops_the_clock_and_resuming_gives_the_rest_of_it(world):
    case = taken_up(reported(world), world)
    due_at = case.due_at
    pause(case, world.worker, now=LATER)
    assert fresh(case).state == CaseState.PAUSED
    resume_leg(case.code, actor=world.worker, now=LATER + DAY)
    case = fresh(case)
    assert (case.state, case.due_at) == (CaseState.HANDLING, due_at + DAY)
    assert (leg_of(case).due_at, Round.objects.get(case=case).due_at) == (case.due_at,) * 2


def test_a_pause_is_no_longer_than_the_rule(world):
    case = taken_up(reported(world), world)
    with pytest.raises(RuleBroken, match="一次最多暂停 30 日") as refusal:
        pause(case, world.worker, until_at=LATER + 32 * DAY)
    assert (refusal.value.field, fresh(case).state) == ("until_at", CaseState.HANDLING)
    assert leg_of(case).state == LegState.HANDLING


def test_a_pause_ends_in_the_future(world):
    case = taken_up(reported(world), world)
    with pytest.raises(RuleBroken, match="晚于现在") as refusal:
        pause(case, world.worker, until_at=LATER)
    assert refusal.value.field == "until_at"


def test_a_pause_says_what_for(world):
    case = taken_up(reported(world), world)
    with pytest.raises(RuleBroken, match="等什么") as refusal:
        pause(case, world.worker, explanation="")
    assert refusal.value.field == "explanation"


def test_what_is_overdue_is_not_paused(world):
    case = taken_up(reported(world), world)
    with pytest.raises(RuleBroken, match="期限已过，不能再暂停；尽快办完送核查"):
        pause(case, world.worker, now=case.due_at + HOUR)
    case = fresh(case)
    assert (case.state, is_late(case, case.due_at + HOUR)) == (CaseState.HANDLING, True)


def is_late(case, now):
    return Case.objects.filter(is_overdue(now), pk=case.pk).exists()


def test_only_what_is_being_handled_is_paused(world):
    case = reported(world)
    with pytest.raises(StateChanged, match="现在是“已派单”，不能暂停计时"):
        pause(case, world.worker)


def test_what_runs_is_not_resumed(world):
    case = taken_up(reported(world), world)
    with pytest.raises(StateChanged, match="现在是“处置中”，不能恢复计时"):
        resume_leg(case.code, actor=world.worker, now=LATER)


def test_a_paused_case_is_not_finished_before_it_runs_again(world):
    case = taken_up(reported(world), world)
    pause(case, world.worker)
    with pytest.raises(StateChanged, match="现在是“暂停”，不能办结送核查；可以恢复计时"):
        finish(case, world.worker)


def test_finishing_hands_the_case_to_the_check(world):
    case = finished(reported(world), world)
    leg = leg_of(case)
    assert (case.state, leg.state, leg.result) == (
        CaseState.AWAITING_CHECK,
        LegState.DONE,
        "换了皮带，试运行正常",
    )
    assert standing(case) == ["case.check", "case.handle", "case.respond"]
    assert kinds(case)[-1] == "LegFinished"


def test_finishing_says_what_was_done(world):
    case = taken_up(reported(world), world)
    with pytest.raises(RuleBroken, match="做了什么") as refusal:
        finish(case, world.worker, result="  ")
    assert (refusal.value.field, fresh(case).state) == ("result", CaseState.HANDLING)


def test_a_case_not_taken_up_is_not_finished(world):
    case = reported(world)
    with pytest.raises(StateChanged, match="现在是“已派单”，不能办结送核查"):
        finish(case, world.worker)


def test_photos_of_before_and_after_go_to_the_leg(world, two_drafts):
    case = taken_up(reported(world), world)
    before, after = two_drafts
    finish_leg(
        case.code,
        result="换了皮带，试运行正常",
        before=before,
        after=after,
        actor=world.worker,
        now=LATER,
    )
    leg = Ref("leg", leg_of(case).pk)
    counts = [len(list(files_of(leg, purpose))) for purpose in ("before", "after")]
    assert counts == [1, 1]
