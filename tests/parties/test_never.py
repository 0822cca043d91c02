"""What must never be of parties, whoever writes it: refused by the database itself."""

from datetime import date

import pytest
from django.db.models import F

from gongzhi.parties.models import (
    Appointment,
    Correction,
    Organisation,
    Ownership,
    Residency,
    Servicing,
)
from gongzhi.parties.vocabulary import StayKind, StayState
from tests.cases.world import MONDAY
from tests.refusals import refused

MARCH, JUNE, JULY = date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1)


def test_an_ownership_that_ends_before_it_begins(world, door):
    given = {"premises": door, "person_id": world.resident.person}
    Ownership.objects.create(**given, since_on=MARCH, until_on=MARCH)
    assert (
        refused(lambda: Ownership.objects.create(**given, since_on=JUNE, until_on=MARCH))
        == "ownership_ends_after_it_begins"
    )


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"kind": "guest"}, "residency_kind_is_known"),
        ({"state": StayState.VERIFIED}, "residency_is_decided_at_a_moment"),
        ({"decided_at": MONDAY}, "residency_is_decided_at_a_moment"),
        ({"state": StayState.WITHDRAWN}, "residency_is_decided_at_a_moment"),
        ({"state": "lost", "decided_at": MONDAY}, "residency_is_decided_at_a_moment"),
    ],
)
def test_a_claim_to_a_home(world, door, change, constraint):
    Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        premises=door,
        kind=StayKind.OWNER,
        claimed_at=MONDAY,
    )
    assert refused(lambda: Residency.objects.update(**change)) == constraint


@pytest.fixture
def until_june(world):
    """The company keeps the estate from 2025 until the end of June."""
    Servicing.objects.update(until_on=JUNE)
    return {"estate": world.estate, "organisation": world.committee}


def test_a_servicing_that_ends_before_it_begins(until_june):
    assert (
        refused(lambda: Servicing.objects.create(**until_june, since_on=JULY, until_on=JUNE))
        == "servicing_ends_after_it_begins"
    )


@pytest.mark.parametrize("until", [None, JULY])
def test_two_bodies_keep_no_estate_at_once(until_june, until):
    assert (
        refused(lambda: Servicing.objects.create(**until_june, since_on=MARCH, until_on=until))
        == "one_body_keeps_an_estate_at_a_time"
    )


@pytest.mark.parametrize("since", [JUNE, JULY])
def test_one_follows_the_other_also_on_the_day_itself(until_june, since):
    Servicing.objects.create(**until_june, since_on=since)
    assert Servicing.objects.count() == 2


def test_an_organisation_of_no_known_kind(world):
    assert refused(lambda: Organisation.objects.update(kind="club")) == "organisation_kind_is_known"


def posted(world, since, until, *, sole=True, post="committee_director"):
    return Appointment.objects.create(
        person_id=world.resident.person,
        organisation=world.committee,
        post=post,
        title="主任",
        is_sole=sole,
        since_on=since,
        until_on=until,
    )


def test_a_sole_post_held_twice_on_a_day(world):
    posted(world, MARCH, JUNE)
    posted(world, JUNE, None, sole=False)
    posted(world, JUNE, None, post="supervisors_chair")
    assert refused(lambda: posted(world, JUNE, None)) == "a_sole_post_is_held_once_at_a_time"
    posted(world, JULY, None)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"party_level": "street"}, "only_a_party_body_has_a_party_level"),
        ({"parent": F("id")}, "no_organisation_stands_above_itself"),
    ],
)
def test_a_body_that_contradicts_itself(world, change, constraint):
    bodies = Organisation.objects.filter(pk=world.committee.pk)
    assert refused(lambda: bodies.update(**change)) == constraint


def test_two_standing_committees_of_one_estate(world):
    given = {
        "kind": "owners_committee",
        "estate": world.estate,
        "region_code": world.estate.region_code,
        "county_code": world.estate.county_code,
    }
    Organisation.objects.create(**given, name="旧", short_name="旧", dissolved_on=MARCH)
    Organisation.objects.create(**given, name="一", short_name="一")
    assert (
        refused(lambda: Organisation.objects.create(**given, name="二", short_name="二"))
        == "one_body_of_its_kind_an_estate"
    )


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"share_numerator": 1, "share_denominator": 2}, "a_share_is_a_part_of_the_whole"),
        (
            {"sharing": "by_shares", "share_numerator": 3, "share_denominator": 2},
            "a_share_is_a_part_of_the_whole",
        ),
        ({"is_developer_held": True}, "a_developer_is_an_organisation"),
    ],
)
def test_an_ownership_that_cannot_be(world, door, change, constraint):
    Ownership.objects.create(premises=door, person_id=world.resident.person)
    assert refused(lambda: Ownership.objects.update(**change)) == constraint


def test_one_person_twice_among_the_owners_of_a_home(world, door):
    given = {"premises": door, "person_id": world.resident.person}
    Ownership.objects.create(**given)
    assert refused(lambda: Ownership.objects.create(**given)) == "one_person_owns_a_premises_once"


def test_a_correction_answered_without_words(world, door):
    home = Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        premises=door,
        kind=StayKind.OWNER,
        claimed_at=MONDAY,
    )
    given = {"residency": home, "subject": "name", "wanted": "李", "asked_at": MONDAY}
    Correction.objects.create(**given)
    granted = {"state": "granted", "answered_at": MONDAY}
    assert (
        refused(lambda: Correction.objects.update(**granted))
        == "correction_is_answered_at_a_moment_in_words"
    )
    assert refused(lambda: Correction.objects.create(**given)) == "one_correction_waits_a_subject"
