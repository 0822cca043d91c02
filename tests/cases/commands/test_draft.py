"""A report on its way: handed in once, whatever happens on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gongzhi.cases.commands.draft import (
    HandedInBefore,
    Typed,
    claim_draft,
    forget_drafts,
    hand_in,
    keep_draft,
    set_draft_aside,
    submit_draft,
)
from gongzhi.cases.models import Case, ReportDraft
from gongzhi.cases.vocabulary import Source
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.cases.commands.steps import HOUR
from tests.cases.world import MONDAY, STREET

TYPED = Typed(place="LIFT1", text="电梯异响，一直晃")


def test_what_was_kept_becomes_a_case_of_the_one_who_proved_his_phone(world):
    keep_draft("7001", TYPED, now=MONDAY)
    done = submit_draft("7001", actor=world.resident, now=MONDAY)
    case = Case.objects.get(code=done.code)
    assert (case.source, case.facility, case.reporters.get().person_id) == (
        Source.SCAN,
        world.lift,
        world.resident.person,
    )


def test_handed_in_twice_it_is_one_case(world):
    first, second = (hand_in("7001", TYPED, actor=world.resident, now=MONDAY) for _ in range(2))
    assert (first.code, first.is_new, second.is_new) == (second.code, True, False)
    assert Case.objects.count() == 1


def handed_in_after(world, later, **changed):
    """The first, and another form sent later by the same person."""
    first = hand_in("7001", TYPED, actor=world.resident, now=MONDAY)
    again = replace(TYPED, **changed)
    return first, hand_in("7002", again, actor=world.resident, now=MONDAY + later)


def test_the_same_said_again_from_a_form_that_came_back_is_the_first_case(world):
    first, second = handed_in_after(world, timedelta(minutes=9))
    assert (second.code, second.is_new, Case.objects.count()) == (first.code, False, 1)
    assert ReportDraft.objects.get(token="7002").case_code == first.code


@pytest.mark.parametrize(
    ("later", "changed"),
    [
        (timedelta(minutes=9), {"text": "电梯按钮不亮"}),
        (timedelta(minutes=9), {"place": "E1"}),
        (timedelta(minutes=9), {"place": "E1", "place_text": "6 栋"}),
        (timedelta(minutes=11), {}),
    ],
)
def test_other_words_another_place_or_another_hour_are_another_case(world, later, changed):
    first, second = handed_in_after(world, later, **changed)
    assert (second.code == first.code, second.is_new, Case.objects.count()) == (False, True, 2)


def test_the_same_said_by_a_neighbour_is_a_case_of_his_own(world):
    hand_in("7001", TYPED, actor=world.resident, now=MONDAY)
    assert hand_in("7002", TYPED, actor=world.neighbour, now=MONDAY).is_new


def test_the_same_kept_before_signing_in_is_the_first_case_too(world):
    first = hand_in("7001", TYPED, actor=world.resident, now=MONDAY)
    keep_draft("7002", TYPED, now=MONDAY)
    second = submit_draft("7002", actor=world.resident, now=MONDAY)
    assert (second.code, second.is_new, Case.objects.count()) == (first.code, False, 1)


def test_something_else_in_an_old_tab_is_not_lost_and_not_taken_for_the_first(world):
    code = hand_in("7001", TYPED, actor=world.resident, now=MONDAY).code
    with pytest.raises(HandedInBefore, match=code):
        hand_in("7001", Typed(place="LIFT1", text="门禁坏了"), actor=world.resident, now=MONDAY)
    assert Case.objects.count() == 1


def test_what_one_has_claimed_nobody_else_hands_in(world):
    keep_draft("7001", TYPED, now=MONDAY)
    claim_draft("7001", actor=world.neighbour)
    for sent in (
        lambda: submit_draft("7001", actor=world.resident, now=MONDAY),
        lambda: hand_in("7001", TYPED, actor=world.resident, now=MONDAY),
    ):
        with pytest.raises(NotPermitted, match="别人的"):
            sent()
    assert Case.objects.count() == 0
    done = submit_draft("7001", actor=world.neighbour, now=MONDAY)
    assert (done.code, done.is_new) == (Case.objects.get().code, True)


def test_unproven_nothing_is_submitted(world):
    keep_draft("7001", TYPED, now=MONDAY)
    with pytest.raises(NotPermitted, match="先用手机号登录"):
        submit_draft("7001", actor=Actor(), now=MONDAY)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed(text="电梯异响"), "place"),
        (Typed(place="NOWHERE", text="电梯异响"), "place"),
        (Typed(place=STREET, text="电梯异响"), "place_text"),
        (Typed(place="LIFT1", text=" "), "text"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(world, typed, field):
    with pytest.raises(RuleBroken) as refusal:
        hand_in("7001", typed, actor=world.resident, now=MONDAY)
    assert (refusal.value.field, ReportDraft.objects.count()) == (field, 0)


def test_a_code_taken_down_meanwhile_is_said(world):
    keep_draft("7001", TYPED, now=MONDAY)
    world.code.retired_at = MONDAY
    world.code.save()
    with pytest.raises(RuleBroken, match="已停用") as refusal:
        submit_draft("7001", actor=world.resident, now=MONDAY + HOUR)
    assert (refusal.value.field, Case.objects.count()) == ("place", 0)


def test_half_a_draft_is_put_by_as_it_stands(world):
    draft = set_draft_aside("7001", Typed(text="电梯"), now=MONDAY)
    assert (draft.text, draft.place_token) == ("电梯", "")


def test_drafts_are_forgotten_in_time(world):
    keep_draft("7001", TYPED, now=MONDAY)
    hand_in("7002", TYPED, actor=world.resident, now=MONDAY)
    assert forget_drafts(now=MONDAY + timedelta(days=2)) == 1
    assert forget_drafts(now=MONDAY + timedelta(days=8)) == 1


@pytest.mark.parametrize("place", ["E1", STREET])
def test_where_it_is_is_kept_whole(world, place):
    told = "北门" * 60
    hand_in("7001", replace(TYPED, place=place, place_text=told), actor=world.resident, now=MONDAY)
    assert Case.objects.get().place_name.endswith(f" {told}")


@pytest.mark.parametrize("place", ["E1", STREET, "LIFT1"])
def test_where_it_is_is_refused_beside_its_field_where_it_is_too_long(world, place):
    longer = replace(TYPED, place=place, place_text="北门" * 60 + "外")
    for taken in (
        lambda: set_draft_aside("7002", longer, now=MONDAY),
        lambda: keep_draft("7002", longer, now=MONDAY),
        lambda: hand_in("7002", longer, actor=world.resident, now=MONDAY),
    ):
        with pytest.raises(RuleBroken, match="最多写 120 个字，现在 121 个") as refusal:
            taken()
        assert (refusal.value.field, ReportDraft.objects.count()) == ("place_text", 0)


def test_put_by_on_the_way_to_another_place_nothing_typed_is_cut(world):
    typed = replace(TYPED, place="", place_text="北门" * 60, text="灯" * 20_000)
    draft = set_draft_aside("7001", typed, now=MONDAY)
    assert (draft.place_text, draft.text) == (typed.place_text, typed.text)
    with pytest.raises(RuleBroken, match="最多 20000 字，现在 20001 字") as refusal:
        set_draft_aside("7002", replace(typed, text="灯" * 20_001), now=MONDAY)
    assert (refusal.value.field, ReportDraft.objects.count()) == ("text", 1)
