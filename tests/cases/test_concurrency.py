"""Many at once. These commit, on a clone of the test database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from gongzhi.cases.commands.batch import triage_together
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.draft import Typed, hand_in, keep_draft, submit_draft
from gongzhi.cases.commands.leg import take_up_leg
from gongzhi.cases.commands.rating import rate_case
from gongzhi.cases.commands.report import (
    Report,
    join_case,
    next_code,
    report_case,
    supplement_case,
    urge_case,
)
from gongzhi.cases.models import Case, Leg, Rating, Reporter, Round
from gongzhi.cases.queries.batch import Batch
from gongzhi.cases.vocabulary import BatchStep, CaseState, Channel, Outcome, Satisfaction, Source
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import StateChanged
from gongzhi.territory.queries import spot_of_code
from tests.cases.commands.steps import HOUR, checked, fresh, joined, kinds
from tests.cases.world import (
    MONDAY,
    build_world,
    in_post,
    person,
    reported,
    without_company,
)

LATER = MONDAY + HOUR
MANY = 50


@pytest.fixture
def world(cloned_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield build_world()


def at_once(act, times):
    """What each of so many threads, all let go together, got or was refused with."""
    gate = Barrier(times)

    def run(number):
        gate.wait()
        try:
            return act(number)
        except Exception as refusal:  # noqa: BLE001  (each is looked at by the test)
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def split(results):
    refused = [one for one in results if isinstance(one, Exception)]
    return [one for one in results if one not in refused], refused


def test_of_fifty_who_take_up_one_case_one_does_and_the_rest_are_told(world):
    case = reported(world)
    workers = [in_post(world.company, "company_worker", "") for _ in range(MANY)]
    won, refused = split(
        at_once(lambda n: take_up_leg(case.code, actor=workers[n], now=LATER), MANY)
    )
    assert (len(won), {type(one) for one in refused}) == (1, {StateChanged})
    assert {one.message for one in refused} == {
        "这件诉求现在是“处置中”，不能签收开始处置；可以退回、暂停计时或办结送核查"
    }
    assert kinds(case).count("LegTakenUp") == 1
    taken = Entry.objects.get(kind="LegTakenUp", subject_id=case.pk)
    assert Leg.objects.get(case=case).handler_id == taken.person


def test_two_tabs_of_one_draft_are_one_case(world):
    typed = Typed(place="LIFT1", text="电梯异响，一直晃")
    keep_draft("7001", typed, now=MONDAY)
    codes, refused = split(
        at_once(lambda _: submit_draft("7001", actor=world.resident, now=MONDAY), 8)
    )
    assert (refused, len({done.code for done in codes}), Case.objects.count()) == ([], 1, 1)


def test_the_same_said_in_many_forms_at_once_is_one_case(world):
    typed = Typed(place="LIFT1", text="电梯异响，一直晃")
    codes, refused = split(
        at_once(lambda n: hand_in(str(7001 + n), typed, actor=world.resident, now=MONDAY), 8)
    )
    assert (refused, len({done.code for done in codes}), Case.objects.count()) == ([], 1, 1)


def test_a_button_pressed_many_times_is_one_case(world):
    typed = Typed(place="LIFT1", text="电梯异响，一直晃")
    codes, refused = split(
        at_once(lambda _: hand_in("7001", typed, actor=world.resident, now=MONDAY), 8)
    )
    assert (refused, len({done.code for done in codes}), Case.objects.count()) == ([], 1, 1)


def test_a_contact_sent_many_times_at_once_is_one(world):
    case = reported(world)
    given = {"channel": Channel.VISIT, "reply": "约好下午上门", "actor": world.worker, "now": LATER}
    _, refused = split(at_once(lambda _: contact_reporter(case.code, **given), 8))
    assert (refused, kinds(case).count("ReporterContacted")) == ([], 1)


def test_a_supplement_sent_many_times_at_once_is_one(world):
    case = reported(world)
    given = {"photos": None, "actor": world.resident, "now": LATER}
    _, refused = split(at_once(lambda _: supplement_case(case.code, "今天更响", **given), 8))
    assert (refused, kinds(case).count("CaseSupplemented")) == ([], 1)


def rate(case, actor, **said):
    given = {
        "outcome": Outcome.RESOLVED,
        "satisfaction": Satisfaction.SATISFIED,
        "comment": "",
        **said,
    }
    return rate_case(case.code, actor=actor, now=LATER + 4 * HOUR, **given)


def test_two_reporters_answering_together_both_count_and_the_case_is_filed_once(world):
    case = checked(joined(reported(world), world), world)
    both = (world.resident, world.neighbour)
    _, refused = split(at_once(lambda n: rate(case, both[n]), 2))
    assert (refused, fresh(case).state) == ([], CaseState.ARCHIVED)
    assert (Rating.objects.count(), kinds(case).count("CaseArchived")) == (2, 1)


def test_one_reporter_answering_in_two_tabs_answers_once(world):
    case = checked(reported(world), world)
    _, refused = split(at_once(lambda _: rate(case, world.resident), 2))
    assert [one.message for one in refused] == ["这一次已经评价过了"]
    assert Rating.objects.count() == 1


def test_two_who_are_not_content_open_one_more_round(world):
    case = checked(joined(reported(world), world), world)
    both = (world.resident, world.neighbour)
    unresolved = {"outcome": Outcome.UNRESOLVED, "satisfaction": None, "comment": "又响了"}
    won, refused = split(at_once(lambda n: rate(case, both[n], **unresolved), 2))
    assert (len(won), [type(one) for one in refused]) == (1, [StateChanged])
    assert (fresh(case).round_number, Round.objects.filter(case=case).count()) == (2, 2)
    assert kinds(case).count("CaseReopened") == 1


def join(case, actor):
    return join_case(case.code, is_shielded=True, actor=actor, now=LATER, place="LIFT1")


def test_everyone_who_met_with_it_is_counted(world):
    case = reported(world)
    home = frozenset({world.estate.pk})
    others = [Actor(person=person(f"邻居{n}").pk, estates=home) for n in range(20)]
    at_once(lambda n: join(case, others[n]), 20)
    assert (fresh(case).reporter_count, Reporter.objects.filter(case=case).count()) == (21, 21)


def test_of_two_who_urge_at_the_same_moment_one_is_told_it_was_urged(world):
    case = joined(reported(world), world)
    both = (world.resident, world.neighbour)
    won, refused = split(at_once(lambda n: urge_case(case.code, actor=both[n % 2], now=LATER), 8))
    assert (len(won), {one.message for one in refused}) == (
        1,
        {"24 小时内催过了，承办单位和社区都已收到"},
    )
    assert kinds(case).count("CaseUrged") == 1


def test_of_two_who_triage_the_same_cases_at_once_each_case_is_done_once(world):
    codes = [without_company(world).code for _ in range(6)]
    both = ((world.dispatcher, codes), (world.secretary, codes[::-1]))

    def act(number):
        actor, mine = both[number]
        batch = Batch(step=BatchStep.BOTH, actor=actor, organisation=world.committee.pk)
        return triage_together(mine, batch, now=LATER)

    results = [one for each in at_once(act, 2) for one in each]
    refused = {one.refusal for one in results if one.case is None}
    assert sorted(one.code for one in results if one.case) == sorted(codes)
    assert refused == {"现在是“已派单”，不能受理"}
    assert Leg.objects.count() == 6


def test_no_number_is_given_twice(world):
    numbers = at_once(lambda _: [next_code(MONDAY) for _ in range(20)], 20)
    assert len({number for some in numbers for number in some}) == 400


def test_an_order_from_outside_coming_in_twice_at_once_is_one_case(world):
    report = Report(
        text="电梯异响",
        source=Source.HOTLINE,
        region_code="510115003001",
        spot=spot_of_code("LIFT1"),
        origin_number="CD7",
    )
    won, _ = split(at_once(lambda _: report_case(report, actor=world.dispatcher, now=MONDAY), 8))
    assert (len(won), Case.objects.count()) == (1, 1)


def test_two_dispatchers_route_each_case_once(world):
    for _ in range(10):
        reported(world, routed=False)
    at_once(lambda _: [drain(3) for _ in range(40)], 4)
    assert Case.objects.filter(state=CaseState.DISPATCHED).count() == Leg.objects.count() == 10
