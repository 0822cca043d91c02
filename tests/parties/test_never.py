"""What must never be of parties, whoever writes it: refused by the database itself."""

from datetime import date

import pytest

from gongzhi.parties.models import Organisation, Ownership, Residency, Servicing
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
