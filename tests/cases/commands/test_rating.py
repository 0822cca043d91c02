"""Answers: given, given by telephone, or never given."""

from datetime import timedelta

import pytest

from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.rating import lapse_ratings, record_callback
from gongzhi.cases.models import Case, Rating, Reporter, Round
from gongzhi.cases.vocabulary import CaseState, Channel, Outcome, RatingOrigin, Satisfaction
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from tests.cases.commands.steps import (
    DAY,
    HOUR,
    answer,
    checked,
    fresh,
    joined,
    kinds,
    leg_of,
    standing,
    stranger,
    unresolved,
)
from tests.cases.world import MONDAY, reported, without_company

EVENING = MONDAY + 5 * HOUR


def call_back(case, actor, *, reporter=None, now=EVENING, **said):
    given = {
        "outcome": Outcome.RESOLVED,
        "satisfaction": Satisfaction.NEUTRAL,
        "comment": "说修好了",
        **said,
    }
    first = reporter or Reporter.objects.get(case=case, is_first=True)
    return record_callback(case.code, reporter_id=first.pk, actor=actor, now=now, **given)


def lapsed(case):
    until = Round.objects.get(case=case, number=case.round_number).rating_until_at
    lapse_ratings(actor=SYSTEM, now=until)
    return fresh(case)


def test_the_only_reporter_answers_and_the_case_is_filed(world):
    case = answer(checked(reported(world), world), world.resident)
    rating = Rating.objects.get()
    assert (case.state, rating.origin, rating.caller) == (
        CaseState.ARCHIVED,
        RatingOrigin.REPORTER,
        None,
    )


def test_nothing_stands_over_a_filed_case(world):
    case = checked(reported(world), world)
    assert case.responded_at is None
    assert standing(answer(case, world.resident)) == []


def test_nothing_stands_over_a_case_filed_by_silence(world):
    assert standing(lapsed(checked(reported(world), world))) == []


def test_every_reporter_answers_for_himself(world):
    case = checked(joined(reported(world), world), world)
    assert answer(case, world.resident).state == CaseState.AWAITING_RATING
    case = answer(case, world.neighbour, satisfaction=Satisfaction.NEUTRAL)
    assert (case.state, Rating.objects.count()) == (CaseState.ARCHIVED, 2)


def test_one_who_is_not_content_reopens_for_all(world):
    case = checked(joined(reported(world), world), world)
    answer(case, world.resident)
    case = unresolved(case, world.neighbour)
    assert (case.state, case.round_number) == (CaseState.REOPENED, 2)
    first, second = Round.objects.filter(case=case).order_by("number")
    assert [first.ratings.count(), second.ratings.count()] == [2, 0]


def test_nobody_answers_twice_in_one_round(world):
    case = answer(checked(reported(world), world), world.resident)
    with pytest.raises(StateChanged, match="已经评价过了"):
        answer(case, world.resident)


def test_somebody_else_does_not_see_the_case(world):
    case = checked(reported(world), world)
    with pytest.raises(Case.DoesNotExist):
        answer(case, world.neighbour)


def test_staff_who_see_it_do_not_answer_for_the_reporter(world):
    case = checked(reported(world), world)
    for actor in (world.dispatcher, world.worker):
        with pytest.raises(NotPermitted, match="只有报事人自己能评价"):
            answer(case, actor)


def test_what_is_not_checked_is_not_rated(world):
    case = reported(world)
    with pytest.raises(StateChanged, match="现在是“已派单”，还不能评价"):
        answer(case, world.resident)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcome": None}, "outcome"),
        ({"satisfaction": None}, "satisfaction"),
        ({"outcome": Outcome.UNRESOLVED, "comment": " "}, "comment"),
    ],
)
def test_half_an_answer_is_none(world, said, field):
    case = checked(reported(world), world)
    with pytest.raises(RuleBroken) as refusal:
        answer(case, world.resident, **said)
    assert (refusal.value.field, Rating.objects.count()) == (field, 0)


def test_unresolved_is_never_satisfied_whatever_was_ticked(world):
    case = checked(reported(world), world)
    unresolved(case, world.resident, satisfaction=Satisfaction.SATISFIED)
    assert Rating.objects.get().satisfaction == ""


def test_the_second_round_has_a_clock_of_its_own_with_the_same_body(world):
    case = unresolved(checked(reported(world), world), world.resident, now=EVENING)
    leg = leg_of(case)
    assert (leg.organisation, leg.dispatched_at, case.due_at) == (
        world.company,
        EVENING,
        leg.due_at,
    )
    assert standing(case) == ["case.handle", "case.respond"]


def test_silence_files_the_case_as_not_answered(world):
    case = lapsed(checked(reported(world), world))
    round_ = Round.objects.get(case=case)
    assert (case.state, round_.is_unanswered, Rating.objects.count()) == (
        CaseState.ARCHIVED,
        True,
        0,
    )
    assert kinds(case)[-2:] == ["RatingLapsed", "CaseArchived"]


def test_one_answer_beside_one_silence_is_an_answered_round(world):
    case = checked(joined(reported(world), world), world)
    answer(case, world.resident)
    case = lapsed(case)
    assert (case.state, Round.objects.get(case=case).is_unanswered) == (CaseState.ARCHIVED, False)
    assert kinds(case)[-1] == "CaseArchived"


def test_an_answer_after_the_silence_counts_and_the_silence_no_more(world):
    case = lapsed(checked(reported(world), world))
    answer(case, world.resident, now=EVENING + 9 * DAY)
    assert Round.objects.get(case=case).is_unanswered is False


def test_a_filed_case_is_reopened_within_the_time_of_the_rule_only(world):
    case = answer(checked(joined(reported(world), world), world), world.resident)
    case = lapsed(case)
    with pytest.raises(RuleBroken, match="30 日"):
        unresolved(case, world.neighbour, now=case.closed_at + timedelta(days=40))
    case = unresolved(case, world.neighbour, now=case.closed_at + timedelta(days=20))
    assert (case.state, case.closed_at) == (CaseState.REOPENED, None)


def test_a_callback_names_its_caller_and_is_counted_apart(world):
    case = checked(reported(world), world)
    call_back(case, world.secretary)
    rating = Rating.objects.get()
    assert (rating.origin, rating.caller_id, fresh(case).state) == (
        RatingOrigin.CALLBACK,
        world.secretary.person,
        CaseState.ARCHIVED,
    )


def test_who_may_not_call_back_does_not(world):
    case = checked(reported(world), world)
    for actor in (world.worker, world.grid_worker):
        with pytest.raises(NotPermitted, match="你现在的岗位不能回访"):
            call_back(case, actor)


def test_the_handler_does_not_call_back_about_his_own_work(world):
    case = checked(reported(world), world)
    leg = leg_of(case)
    leg.handler_id = world.secretary.person
    leg.save(update_fields=["handler"])
    with pytest.raises(NotPermitted, match="由别人回访"):
        call_back(case, world.secretary)


def test_another_street_does_not_call_back(world):
    case = checked(reported(world), world)
    with pytest.raises(Case.DoesNotExist):
        call_back(case, stranger())


def test_a_callback_says_what_the_reporter_said(world):
    case = checked(reported(world), world)
    with pytest.raises(RuleBroken, match="怎么说") as refusal:
        call_back(case, world.secretary, comment=" ")
    assert refusal.value.field == "comment"


def test_a_case_nobody_handled_yet_is_not_called_back_about(world):
    case = without_company(world)
    with pytest.raises(StateChanged, match="现在是“待受理”，还不能评价"):
        call_back(case, world.secretary)


def test_the_reporter_of_another_case_is_not_called_back_about_this_one(world):
    case, other = checked(reported(world), world), reported(world, text="门禁坏了")
    somebody = Reporter.objects.get(case=other)
    with pytest.raises(Reporter.DoesNotExist):
        call_back(case, world.secretary, reporter=somebody)


def test_a_contact_and_a_callback_are_not_the_same(world):
    case = checked(reported(world), world)
    contact_reporter(
        case.code, channel=Channel.VISIT, reply="问了一声", actor=world.worker, now=EVENING
    )
    assert (fresh(case).responded_at, Rating.objects.count()) == (EVENING, 0)
