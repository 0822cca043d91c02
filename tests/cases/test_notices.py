"""Everyone who should know is told."""

from datetime import timedelta

from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.lateness import resume_paused
from gongzhi.cases.commands.leg import finish_leg, pause_leg, take_up_leg
from gongzhi.cases.commands.report import join_case, urge_case
from gongzhi.cases.models import Case, Leg
from gongzhi.cases.vocabulary import CaseState, Channel, PauseReason
from gongzhi.foundation.duties.commands import mark_overdue
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.notify.models import Notice
from gongzhi.kernel.actor import SYSTEM
from tests.cases.commands.steps import answer, checked, joined
from tests.cases.world import MONDAY, reported, settled

HOUR = timedelta(hours=1)


def told(actor):
    return list(
        Notice.objects.filter(person=actor.person).order_by("pk").values_list("template", flat=True)
    )


def test_the_reporter_hears_where_it_went_and_the_company_what_came(world):
    reported(world)
    assert told(world.resident) == ["cases.dispatched"]
    assert told(world.worker) == ["cases.new_work"]
    assert told(world.other_worker) == []


def test_a_due_moment_is_told_by_its_date_and_the_end_of_a_day_as_24_00(world):
    reported(world)
    due = Notice.objects.get(template="cases.dispatched").parameters["due"]
    assert due == "11月24日 24:00"


def test_whom_it_was_given_to_is_told_even_where_it_came_back_meanwhile(world):
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(lead=None, state=CaseState.ACCEPTED)
    mark_overdue(now=case.due_at + HOUR)
    settled(case)
    late = Notice.objects.get(template="cases.late")
    assert late.parameters["organisation"] == "蜀澜物业"


def test_a_checker_hears_that_something_waits_for_him(world):
    case = reported(world)
    take_up_leg(case.code, actor=world.worker, now=MONDAY + HOUR)
    finish_leg(
        case.code,
        result="换了皮带，试运行正常",
        before=None,
        after=None,
        actor=world.worker,
        now=MONDAY + 2 * HOUR,
    )
    settled(case)
    assert told(world.grid_worker) == ["cases.to_check"]


def test_lateness_is_told_to_the_handler_his_superiors_and_the_reporter_once(world):
    case = reported(world)
    for _ in range(2):
        mark_overdue(now=case.due_at + HOUR)
        settled(case)
    assert Entry.objects.filter(kind="CaseOverdue", subject_id=case.pk).count() == 1
    assert told(world.resident)[-1] == "cases.late"
    assert told(world.worker)[-1] == "cases.overdue"
    assert told(world.secretary)[-1] == "cases.overdue"


def test_whoever_has_rated_is_no_longer_asked_to(world):
    case = reported(world)
    joined(case, world)
    checked(case, world)
    settled(case)
    answer(case, world.resident)
    settled(case)
    asked = Notice.objects.filter(template="cases.rate").order_by("pk")
    assert list(asked.values_list("person", "read_at")) == [
        (world.resident.person, MONDAY + 4 * HOUR),
        (world.neighbour.person, None),
    ]


def test_urging_reaches_the_handler_and_the_triage(world):
    case = reported(world)
    urge_case(case.code, actor=world.resident, now=MONDAY + HOUR)
    settled(case)
    assert told(world.worker)[-1] == "cases.urged"
    assert told(world.dispatcher)[-1] == "cases.urged"


def test_a_pause_ends_by_itself_at_its_moment_and_the_rest_of_the_span_goes_on(world):
    case = reported(world)
    due_at = case.due_at
    take_up_leg(case.code, actor=world.worker, now=MONDAY + HOUR)
    until = MONDAY + timedelta(days=2)
    pause_leg(
        case.code,
        reason=PauseReason.PARTS,
        explanation="配件在路上",
        until_at=until,
        actor=world.worker,
        now=MONDAY + 2 * HOUR,
    )
    assert [
        resume_paused(actor=SYSTEM, now=until - HOUR),
        resume_paused(actor=SYSTEM, now=until),
    ] == [
        0,
        1,
    ]
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.due_at > due_at) == (CaseState.HANDLING, True)
    assert Leg.objects.get(case=case).due_at == case.due_at


def test_who_joined_is_told_of_it_without_the_first_reporter_s_words(world):
    case = reported(world, text="我家 1204 门口电梯异响", category="lift", routed=False)
    join_case(case.code, is_shielded=True, actor=world.neighbour, now=MONDAY)
    settled(case)
    said = {n.person: n.words for n in Notice.objects.filter(template="cases.dispatched")}
    assert {person: "1204" in text for person, text in said.items()} == {
        world.resident.person: True,
        world.neighbour.person: False,
    }


def test_who_joined_meanwhile_gets_no_message_of_what_was_written_before(world):
    case = reported(world)
    said = {"channel": Channel.MESSAGE, "reply": "已派人到801蒋女士家"}
    contact_reporter(case.code, **said, actor=world.secretary, now=MONDAY + HOUR)
    join_case(case.code, is_shielded=True, actor=world.neighbour, now=MONDAY + 2 * HOUR)
    settled(case)
    answered = Notice.objects.filter(template="cases.answered")
    assert list(answered.values_list("person", flat=True)) == [world.resident.person]
