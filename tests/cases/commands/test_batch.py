"""Several cases at once: each done or refused by itself."""

import pytest
from django.db import connection

from gongzhi.cases.commands.batch import triage_together
from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.models import Case, Leg
from gongzhi.cases.queries.batch import Batch, fitting, planned
from gongzhi.cases.queries.listing import Filter, View
from gongzhi.cases.rules.batch import MOST
from gongzhi.cases.vocabulary import BatchStep, CaseState
from gongzhi.kernel.errors import RuleBroken
from tests.cases.commands.steps import HOUR, fresh, kinds, stranger
from tests.cases.world import MONDAY, STREET, reported, without_company

LATER = MONDAY + HOUR
PENDING = Filter(view=View.PENDING)


def proposed(world):
    """Waits to be accepted, with the police proposed for it."""
    return without_company(world)


def homeless(world):
    """Waits with no proposal."""
    return without_company(world, text="说不清是什么事", category="other")


def placeless(world):
    return reported(world, text="灯坏了", spot=None, region_code=STREET, place_text="北门")


def triage(codes, actor, step=BatchStep.BOTH, **more):
    found = triage_together(codes, Batch(step=step, actor=actor, **more), now=LATER)
    return {one.code: one.refusal for one in found}


def test_each_is_accepted_and_goes_where_it_was_proposed(world):
    cases = [proposed(world) for _ in range(3)]
    told = triage([case.code for case in cases], world.dispatcher)
    assert set(told.values()) == {""}
    assert [fresh(case).lead for case in cases] == [world.police] * 3
    assert kinds(cases[0])[-2:] == ["CaseAccepted", "CaseDispatched"]


def test_each_goes_to_the_one_body_chosen(world):
    case = homeless(world)
    triage([case.code], world.dispatcher, organisation=world.committee.pk)
    assert fresh(case).lead == world.committee


def test_accepting_alone_gives_nothing_on(world):
    case = proposed(world)
    triage([case.code], world.dispatcher, BatchStep.ACCEPT)
    assert (fresh(case).state, Leg.objects.count()) == (CaseState.ACCEPTED, 0)


def test_what_cannot_be_done_is_refused_by_itself_and_left_as_it_was(world):
    good, none, place, moved = proposed(world), homeless(world), placeless(world), reported(world)
    codes = [one.code for one in (none, place, moved, good)]
    told = triage([*codes, "261123-999999"], world.dispatcher)
    assert told == {
        none.code: "没有建议的承办单位，逐件派，或者选定一个单位",
        place.code: "地点还没核定，先核定地点",
        moved.code: "现在是“已派单”，不能受理",
        good.code: "",
        "261123-999999": "没有这件诉求",
    }
    assert (fresh(none).state, kinds(none)) == (CaseState.PENDING, ["CaseReported"])


def test_what_was_accepted_meanwhile_is_still_given_on(world):
    case = proposed(world)
    accept_case(case.code, actor=world.secretary, now=LATER)
    assert triage([case.code], world.dispatcher) == {case.code: ""}


def test_out_of_reach_is_as_good_as_unknown_and_without_the_power_it_is_refused(world):
    case = proposed(world)
    assert triage([case.code], stranger()) == {case.code: "没有这件诉求"}
    assert "你现在的岗位不能受理" in triage([case.code], world.grid_worker)[case.code]
    assert fresh(case).state == CaseState.PENDING


def test_a_body_of_another_place_is_refused(world):
    case = proposed(world)
    told = triage([case.code], world.dispatcher, organisation=999_999)
    assert told == {case.code: "所选单位不在这件诉求的地方，逐件派"}


def test_one_code_twice_is_one_case_and_too_many_are_refused_whole(world):
    case = proposed(world)
    assert triage([case.code] * 3, world.dispatcher) == {case.code: ""}
    with pytest.raises(RuleBroken, match=f"一次最多 {MOST} 件"):
        triage([str(number) for number in range(MOST + 1)], world.dispatcher)


def test_one_the_database_refuses_is_told_and_the_others_are_done(world, caplog):
    bad, good = proposed(world), proposed(world)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            f"ALTER TABLE cases_leg ADD CONSTRAINT never CHECK (case_id <> {bad.pk}) NOT VALID"
        )
    told = triage([bad.code, good.code], world.dispatcher)
    assert told == {bad.code: "没办成，请重试", good.code: ""}
    assert (fresh(bad).state, kinds(bad)) == (CaseState.PENDING, ["CaseReported"])
    assert f"case {bad.code} was not done with the others: IntegrityError" in caplog.text


def test_what_is_no_longer_as_it_was_shown_is_refused(world):
    same, changed, unseen = (proposed(world) for _ in range(3))
    shown = {same.code: world.police.pk, changed.code: world.police.pk}
    routing = {**changed.routing, "organisation": world.committee.pk}
    Case.objects.filter(pk=changed.pk).update(routing=routing)
    told = triage([same.code, changed.code, unseen.code], world.dispatcher, shown=shown)
    word = "和刚才看到的不一样了，现在会派给{}，这件没有动；回列表再选一次"
    assert told == {
        same.code: "",
        changed.code: word.format(world.committee.short_name),
        unseen.code: word.format(world.police.short_name),
    }
    assert fresh(changed).state == CaseState.PENDING


def test_what_could_not_be_accepted_when_shown_is_not_accepted_either(world):
    case = proposed(world)
    told = triage([case.code], world.dispatcher, BatchStep.ACCEPT, shown={})
    assert told == {case.code: "和刚才看到的不一样了，这件没有动；回列表再选一次"}


def test_the_plan_says_beforehand_what_happens(world):
    cases = [proposed(world), proposed(world), homeless(world), placeless(world)]
    codes = [case.code for case in cases]
    plan = planned(codes, Batch(step=BatchStep.BOTH, actor=world.dispatcher))
    assert (plan.bodies, plan.accepted, plan.going) == ([(world.police, 2)], 2, 2)
    assert [number for _, number in plan.reasons] == [1, 1]
    assert Leg.objects.count() == 0


def test_all_that_match_are_those_the_step_can_take(world):
    good, none, place = proposed(world), homeless(world), placeless(world)
    both, accept = (
        fitting(world.dispatcher, PENDING, step, now=LATER)
        for step in (BatchStep.BOTH, BatchStep.ACCEPT)
    )
    assert (both, sorted(accept)) == ([good.code], sorted([good.code, none.code]))
    assert place.code not in accept
