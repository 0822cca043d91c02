"""纠错 and 推荐审核: asked, answered with a reason, once."""

from dataclasses import replace
from datetime import date

import pytest

from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.parties.commands.correction import answer_correction, ask_correction
from gongzhi.parties.commands.recommendation import (
    Proposal,
    Trained,
    recommend_person,
    record_training,
    review_recommendation,
)
from gongzhi.parties.models import Correction, Person, Residency
from gongzhi.parties.vocabulary import StayKind, StayState
from tests.cases.world import person
from tests.parties.registers import NOW, TODAY, keeper_of, made


@pytest.fixture
def home(world, door):
    return Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        premises=door,
        kind=StayKind.OWNER,
        name="李雅芳",
        state=StayState.VERIFIED,
        claimed_at=NOW,
        decided_at=NOW,
    )


def asked(world, home, **change):
    given = {"subject": "name", "wanted": "李雅方", "actor": world.resident, **change}
    return ask_correction(home.pk, now=NOW, **given)


def answered(correction, actor, **change):
    given = {"is_granted": True, "answer": "已照身份证更正", **change}
    return answer_correction(correction.pk, actor=actor, now=NOW, **given)


def test_a_name_is_put_right_with_the_answer_and_the_duty_ends(world, home):
    correction = asked(world, home)
    assert Duty.objects.get(kind="correction.answer").state == "open"
    answered(correction, world.secretary)
    assert Person.objects.get(pk=world.resident.person).name == "李雅方"
    assert Duty.objects.get(kind="correction.answer").state == "done"
    payload = Entry.objects.get(kind="CorrectionAnswered").payload
    assert payload == {"correction": correction.pk, "residency": home.pk, "state": "granted"}


def test_a_refusal_says_why_and_changes_nothing(world, home):
    correction = asked(world, home)
    with pytest.raises(RuleBroken) as refused:
        answered(correction, world.secretary, is_granted=False, answer=" ")
    assert refused.value.field == "answer"
    answered(correction, world.secretary, is_granted=False, answer="与身份证不一致")
    assert Person.objects.get(pk=world.resident.person).name == "李雅芳"
    assert Correction.objects.get().answer == "与身份证不一致"
    with pytest.raises(StateChanged, match="不予更正"):
        answered(correction, world.secretary)


def test_one_question_waits_a_subject_and_only_of_ones_own_verified_home(world, home):
    asked(world, home)
    with pytest.raises(StateChanged, match="还在等答复"):
        asked(world, home)
    asked(world, home, subject="area", wanted="应为 90 平方米")
    with pytest.raises(Residency.DoesNotExist):
        asked(world, home, actor=world.neighbour)
    Residency.objects.update(state=StayState.CLAIMED, decided_at=None)
    with pytest.raises(StateChanged, match="还没有核验"):
        asked(world, home, subject="home")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"subject": "shoes"}, "subject"),
        ({"wanted": " "}, "wanted"),
        ({"wanted": "李雅方2"}, "wanted"),
        ({"subject": "other", "wanted": "字" * 301}, "wanted"),
    ],
)
def test_what_is_asked_is_said_so_that_it_can_be_answered(world, home, change, field):
    with pytest.raises(RuleBroken) as refused:
        asked(world, home, **change)
    assert refused.value.field == field


def test_only_who_verifies_homes_there_answers(world, home):
    correction = asked(world, home)
    for actor in (world.dispatcher, world.worker, world.resident):
        with pytest.raises(NotPermitted):
            answered(correction, actor)


def test_a_recommendation_is_reviewed_once_with_an_opinion(world):
    body, keeper = made(world), keeper_of(world)
    proposal = Proposal(
        person=person("何平").pk,
        organisation=body.pk,
        by=world.committee.pk,
        post="committee_member",
        grounds="懂法律、善管理",
        is_party_member=True,
    )
    row = recommend_person(proposal, actor=keeper, now=NOW)
    with pytest.raises(StateChanged, match="等待审核"):
        recommend_person(proposal, actor=keeper, now=NOW)
    review = {"is_supported": True, "opinion": "符合条件", "actor": keeper, "now": NOW}
    review_recommendation(row.pk, **review)
    with pytest.raises(StateChanged, match="同意推荐"):
        review_recommendation(row.pk, **review)
    assert Entry.objects.get(kind="RecommendationReviewed").payload["state"] == "supported"


def test_a_training_is_written_once(world):
    who, keeper = person("何平").pk, keeper_of(world)
    told = Trained(organisation=world.committee.pk, topic="维修资金", held_on=TODAY, hours=2)
    record_training(who, told, actor=keeper, now=NOW)
    with pytest.raises(StateChanged, match="已经记过"):
        record_training(who, told, actor=keeper, now=NOW)
    with pytest.raises(RuleBroken):
        record_training(who, replace(told, topic=" "), actor=keeper, now=NOW)
    assert Entry.objects.get(kind="PersonTrained").payload["held_on"] == date.isoformat(TODAY)
