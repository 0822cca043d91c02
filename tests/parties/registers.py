"""Somebody who keeps the registers of the small world, and what he writes into them."""

from datetime import UTC, date, datetime

from gongzhi.parties.commands.organisation import create_organisation
from gongzhi.parties.rules.organisation import Charter
from gongzhi.parties.rules.ownership import Deed, Holder
from gongzhi.parties.vocabulary import OrganisationKind
from tests.cases.world import COMMUNITY, STREET, in_post

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
USCC = "91110000600037341L"


def keeper_of(world):
    return in_post(world.street, "street_keeper", STREET)


def charter(kind=OrganisationKind.OWNERS_COMMITTEE, name="亚洲湾业委会", **more):
    return Charter(**{"kind": kind, "name": name, "basis": "备案 12 号", **more})


def of_the_estate(world, kind=OrganisationKind.OWNERS_COMMITTEE, **more):
    return charter(kind, estate=world.estate.pk, **more)


def made(world, kind=OrganisationKind.OWNERS_COMMITTEE, **more):
    written = of_the_estate(world, kind, **more)
    return create_organisation(written, actor=keeper_of(world), now=NOW)


def party_body(level, name, **more):
    place = {} if "estate" in more else {"region_code": COMMUNITY}
    return charter(OrganisationKind.PARTY_BODY, name, party_level=level, **place, **more)


def owned(*people, **more):
    """A deed of those people, alone where it is one."""
    given = {"basis": "产权证 1 号", "since_on": date(2020, 1, 1), **more}
    holders = tuple(Holder(person=each.pk) for each in people)
    return Deed(holders=holders, **given)
