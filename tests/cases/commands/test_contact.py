"""联系报事人: what counts as a response, and who may say so."""

from datetime import timedelta

import pytest

from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import Channel
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.cases.commands.steps import (
    HOUR,
    another_company_worker,
    fresh,
    kinds,
    returned,
    standing,
    stranger,
)
from tests.cases.world import MONDAY, reported, without_company

LATER = MONDAY + HOUR


def contact(case, actor, *, reply="约好下午上门", now=LATER):
    return contact_reporter(case.code, channel=Channel.VISIT, reply=reply, actor=actor, now=now)


def test_the_first_contact_is_the_response_and_ends_that_duty(world):
    case = reported(world)
    contact(case, world.worker)
    case = fresh(case)
    assert (case.responded_at, standing(case)) == (LATER, ["case.handle"])


def test_nobody_telephones_a_reporter_whose_number_he_may_not_see(world):
    case = reported(world)
    given = {"channel": Channel.PHONE, "reply": "打过电话，约好下午上门", "now": LATER}
    with pytest.raises(RuleBroken, match="对承办单位隐藏"):
        contact_reporter(case.code, actor=world.worker, **given)
    contact_reporter(case.code, actor=world.secretary, **given)
    assert fresh(case).responded_at == LATER


def test_a_later_contact_is_recorded_and_does_not_move_the_first(world):
    case = reported(world)
    contact(case, world.worker)
    contact(case, world.secretary, now=LATER + HOUR)
    assert fresh(case).responded_at == LATER
    assert kinds(case)[-2:] == ["ReporterContacted", "ReporterContacted"]


def test_the_same_sent_twice_is_recorded_once(world):
    case = reported(world)
    for seconds in (0, 2):
        contact(case, world.worker, now=LATER + timedelta(seconds=seconds))
    assert kinds(case).count("ReporterContacted") == 1


def test_other_words_another_person_or_a_later_day_are_contacts_of_their_own(world):
    case = reported(world)
    contact(case, world.worker)
    contact(case, world.worker, reply="师傅改到三点")
    contact(case, world.secretary)
    contact(case, world.worker, now=LATER + HOUR)
    assert kinds(case).count("ReporterContacted") == 4


def test_whoever_triages_may_answer_before_anybody_handles(world):
    case = without_company(world)
    contact(case, world.dispatcher)
    assert fresh(case).responded_at == LATER


def test_who_neither_triages_nor_handles_does_not_answer(world):
    case = reported(world)
    with pytest.raises(NotPermitted, match="只有承办单位和受理人员"):
        contact(case, world.grid_worker)
    with pytest.raises(Case.DoesNotExist):
        contact(case, world.resident)


def test_a_body_that_returned_the_case_does_not_answer_for_it(world):
    case = returned(reported(world), world)
    with pytest.raises(NotPermitted):
        contact(case, world.worker)


def test_strangers_do_not_see_the_case(world):
    case = reported(world)
    for actor in (another_company_worker(), stranger()):
        with pytest.raises(Case.DoesNotExist):
            contact(case, actor)


def test_a_contact_says_what_was_said(world):
    case = reported(world)
    with pytest.raises(RuleBroken, match="说了什么") as refusal:
        contact(case, world.worker, reply=" ")
    assert (refusal.value.field, fresh(case).responded_at) == ("reply", None)
