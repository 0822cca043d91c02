"""Triage: 核定地点, 受理, 不予受理, 转市级, 改类别."""

import pytest

from gongzhi.cases.commands.place import place_case
from gongzhi.cases.commands.triage import (
    accept_case,
    recategorise_case,
    refuse_case,
    transfer_case,
)
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState, RefusalReason
from gongzhi.foundation.duties.models import Duty
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.territory.queries import spot_of_estate
from tests.cases.commands.steps import (
    HOUR,
    estate_elsewhere,
    fresh,
    kinds,
    returned,
    standing,
    stranger,
)
from tests.cases.world import MONDAY, STREET, reported, without_company

LATER = MONDAY + HOUR


def refuse(case, actor, **given):
    words = {
        "reason": RefusalReason.LITIGATION,
        "clause": "信访工作条例 第三十二条",
        "explanation": "法院正在审理，以判决为准",
        **given,
    }
    return refuse_case(case.code, actor=actor, now=LATER, **words)


def placeless(world):
    return reported(
        world, text="楼道灯坏了", spot=None, region_code=STREET, place_text="菜市场北门"
    )


def test_accepting_ends_the_wait_and_starts_the_dispatch_clock(world):
    case = without_company(world)
    assert (case.state, standing(case)) == (CaseState.PENDING, ["case.accept", "case.respond"])
    accept_case(case.code, actor=world.dispatcher, now=LATER)
    case = fresh(case)
    assert (case.state, case.accepted_at) == (CaseState.ACCEPTED, LATER)
    assert standing(case) == ["case.dispatch", "case.respond"]
    assert kinds(case) == ["CaseReported", "CaseAccepted"]


def test_accepting_twice_is_refused_with_the_state_it_is_in(world):
    case = without_company(world)
    accept_case(case.code, actor=world.dispatcher, now=LATER)
    with pytest.raises(StateChanged, match="现在是“已受理”，不能受理；可以核定地点、不予受理"):
        accept_case(case.code, actor=world.secretary, now=LATER)


def test_who_only_looks_and_checks_does_not_accept(world):
    case = without_company(world)
    with pytest.raises(NotPermitted, match="你现在的岗位不能受理"):
        accept_case(case.code, actor=world.grid_worker, now=LATER)
    assert fresh(case).state == CaseState.PENDING


def test_the_company_that_returned_a_case_still_does_not_triage_it(world):
    case = returned(reported(world), world)
    with pytest.raises(NotPermitted):
        transfer_case(case.code, explanation="市里管", actor=world.worker, now=LATER)


def test_the_reporter_follows_his_case_and_does_not_triage_it(world):
    case = without_company(world)
    with pytest.raises(Case.DoesNotExist):
        accept_case(case.code, actor=world.resident, now=LATER)


def test_another_street_does_not_see_the_case_at_all(world):
    case, other = without_company(world), stranger()
    with pytest.raises(Case.DoesNotExist):
        accept_case(case.code, actor=other, now=LATER)
    with pytest.raises(Case.DoesNotExist):
        refuse(case, other)


def test_a_number_nobody_gave_is_not_found(world):
    with pytest.raises(Case.DoesNotExist):
        accept_case("261123-999999", actor=world.dispatcher, now=LATER)


def test_refusing_closes_the_case_and_every_duty(world):
    case = without_company(world)
    refuse(case, world.dispatcher)
    case = fresh(case)
    assert (case.state, case.closed_at, standing(case)) == (CaseState.REFUSED, LATER, [])


@pytest.mark.parametrize(("missing", "said"), [("clause", "依据"), ("explanation", "告诉报事人")])
def test_refusing_needs_a_clause_and_an_explanation(world, missing, said):
    case = without_company(world)
    with pytest.raises(RuleBroken, match=said) as refusal:
        refuse(case, world.dispatcher, **{missing: "  "})
    assert (refusal.value.field, fresh(case).state) == (missing, CaseState.PENDING)


def test_a_dispatched_case_is_not_refused_any_more(world):
    case = reported(world)
    with pytest.raises(StateChanged, match="现在是“已派单”，不能不予受理"):
        refuse(case, world.dispatcher)


def test_transferring_says_where_to_and_closes(world):
    case = without_company(world)
    with pytest.raises(RuleBroken, match="转到哪里") as refusal:
        transfer_case(case.code, explanation=" ", actor=world.dispatcher, now=LATER)
    assert refusal.value.field == "explanation"
    transfer_case(case.code, explanation="市公安局", actor=world.dispatcher, now=LATER)
    case = fresh(case)
    assert (case.state, case.closed_at, standing(case)) == (CaseState.TRANSFERRED, LATER, [])


def test_a_place_found_brings_the_case_where_the_estate_is_and_routes_it(world):
    case = placeless(world)
    elsewhere = estate_elsewhere()
    assert case.state == CaseState.PLACE_UNKNOWN
    place_case(case.code, spot_of_estate(elsewhere), actor=world.dispatcher, now=LATER)
    case = fresh(case)
    assert (case.estate, case.region_code, case.street_code, case.state) == (
        elsewhere,
        "510115004001",
        "510115004",
        CaseState.PENDING,
    )
    assert (case.latitude, case.longitude) == (elsewhere.latitude, elsewhere.longitude)


def test_duties_go_where_the_case_went(world):
    case = placeless(world)
    place_case(case.code, spot_of_estate(estate_elsewhere()), actor=world.dispatcher, now=LATER)
    places = Duty.objects.filter(ref_kind="case", ref_id=case.pk, done_at=None)
    assert set(places.values_list("region_code", flat=True)) == {"510115004001"}


def test_another_category_brings_its_line_along(world):
    case = without_company(world)
    recategorise_case(case.code, "lift", actor=world.secretary, now=LATER)
    case = fresh(case)
    assert (case.category, case.line) == ("lift", "property")


def test_a_category_that_is_not_in_the_list_is_refused(world):
    case = without_company(world)
    with pytest.raises(RuleBroken, match="没有这个类别") as refusal:
        recategorise_case(case.code, "weather", actor=world.secretary, now=LATER)
    assert refusal.value.field == "category"


def test_a_closed_case_keeps_its_category(world):
    case = without_company(world)
    refuse(case, world.dispatcher)
    with pytest.raises(RuleBroken, match="归档"):
        recategorise_case(case.code, "lift", actor=world.secretary, now=LATER)
