"""派单 on a page: the proposed body stands chosen and says so; without one nothing is chosen."""

import pytest

from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState
from tests.cases.commands.steps import fresh
from tests.cases.pages.staff import desk_of
from tests.cases.world import MONDAY, without_company

FACES = pytest.mark.parametrize("face", ["/desk/cases", "/w/cases"])


def accepted(world, **routing):
    case = without_company(world)
    Case.objects.filter(pk=case.pk).update(routing=case.routing | routing)
    accept_case(case.code, actor=world.dispatcher, now=MONDAY)
    return fresh(case)


def choices(answer):
    return answer.context["form"].fields["organisation"].choices


@FACES
def test_the_proposed_body_stands_first_and_is_marked(world, face):
    case = accepted(world)
    answer = desk_of(world.dispatcher).get(f"{face}/{case.code}/dispatch")
    assert choices(answer)[0] == (world.police.pk, "涌泉派出所（建议）")


@FACES
def test_without_a_proposal_nobody_is_chosen_and_sending_it_is_refused(world, face):
    case, browser = accepted(world, organisation=None), desk_of(world.dispatcher)
    address = f"{face}/{case.code}/dispatch"
    assert choices(browser.get(address))[0] == ("", "选一个单位")
    answer = browser.post(address, {"organisation": ""})
    assert answer.context["form"].errors["organisation"] == ["选一个单位，派给谁"]
    assert fresh(case).state == CaseState.ACCEPTED
