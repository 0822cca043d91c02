"""People at the API, in the browser they signed in with."""

import pytest
from django.test import Client

from gongzhi.kernel.actor import Actor
from gongzhi.parties.models import Organisation, Person
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.models import Region
from gongzhi.territory.vocabulary import RegionLevel
from tests.cases.pages.phone.conftest import kept_apart, phone_of  # noqa: F401
from tests.cases.pages.staff import desk_of
from tests.cases.world import in_post

FAR = "310112103"


@pytest.fixture
def at(world):
    """`at("dispatcher")`: the client of one of the world's people; signed in once."""
    known = {}

    def client(name):
        if name not in known:
            known[name] = _client(world, name)
        return known[name]

    return client


def _client(world, name):
    if name == "nobody":
        return Client()
    if name == "stranger":
        return desk_of(_far_away())
    actor = getattr(world, name)
    if actor.appointment is None:
        return phone_of(actor.person, Person.objects.get(pk=actor.person).phone)
    return desk_of(actor)


def _far_away() -> Actor:
    """Every power over cases, in another street."""
    Region.objects.create(
        code=f"{FAR}000", name="颛桥镇", level=RegionLevel.STREET, sort_key="zhuanqiao"
    )
    office = Organisation.objects.create(
        kind=OrganisationKind.STREET,
        name="颛桥镇政府",
        short_name="颛桥镇政府",
        sort_key="z",
        region_code=f"{FAR}000",
        county_code=FAR[:6],
    )
    assert "cases.triage" in catalogue()["street_dispatcher"].powers
    return in_post(office, "street_dispatcher", FAR)


@pytest.fixture
def send(at):
    """POST as JSON."""

    def sent(name, address, body=None):
        return at(name).post(f"/api/v1{address}", body or {}, content_type="application/json")

    return sent


@pytest.fixture
def get(at):
    def got(name, address, **asked):
        return at(name).get(f"/api/v1{address}", asked)

    return got
