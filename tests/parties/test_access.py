"""Whose data a post may come to see."""

from gongzhi.parties.access import is_to_verify, may_see_person
from gongzhi.parties.commands.residency import claim_residency, decide_residency
from gongzhi.parties.vocabulary import Evidence, StayKind
from tests.cases.world import MONDAY


def test_a_claim_that_waits_opens_its_person_to_the_verifying_clerk_alone(world, door):
    stay = claim_residency(
        door.pk, kind=StayKind.TENANT, name="李雅芳", actor=world.resident, now=MONDAY
    )
    seen = (may_see_person, is_to_verify)
    assert [sees(world.dispatcher, stay.person_id) for sees in seen] == [False, True]
    decide_residency(
        stay.pk,
        claimed_at=stay.claimed_at,
        is_confirmed=True,
        reason="",
        evidence=Evidence.LEASE,
        actor=world.secretary,
        now=MONDAY,
    )
    assert [sees(world.dispatcher, stay.person_id) for sees in seen] == [True, False]


def test_who_lives_nowhere_there_is_seen_by_nobody(world):
    assert may_see_person(world.dispatcher, world.neighbour.person) is False
