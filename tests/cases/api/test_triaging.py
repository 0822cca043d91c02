"""Several cases at once by the API."""

import pytest

from gongzhi.cases.rules.batch import MOST
from gongzhi.cases.vocabulary import CaseState
from tests.cases.commands.steps import fresh
from tests.cases.world import without_company


def test_each_is_done_or_refused_by_itself(world, send):
    case = without_company(world)
    body = {"codes": [case.code, "261123-999999"], "step": "both"}
    answer = send("dispatcher", "/cases/triage", body)
    told = answer.json()
    assert (answer.status_code, [one["state"] for one in told["done"]]) == (200, ["dispatched"])
    assert told["refused"] == [{"code": "261123-999999", "message": "没有这件诉求"}]
    assert fresh(case).lead == world.police


@pytest.mark.parametrize("who", ["worker", "resident"])
def test_without_the_power_nothing_is_done(world, send, who):
    case = without_company(world)
    answer = send(who, "/cases/triage", {"codes": [case.code], "step": "accept"})
    assert (answer.status_code, fresh(case).state) == (403, CaseState.PENDING)


def test_another_street_knows_of_none(world, send):
    case = without_company(world)
    told = send("stranger", "/cases/triage", {"codes": [case.code], "step": "accept"}).json()
    assert (told["done"], fresh(case).state) == ([], CaseState.PENDING)


@pytest.mark.parametrize("codes", [[], ["x"], ["1"] * (MOST + 1)])
def test_none_too_many_or_no_numbers_are_malformed(world, send, codes):
    answer = send("dispatcher", "/cases/triage", {"codes": codes, "step": "accept"})
    assert answer.status_code == 422
