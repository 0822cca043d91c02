"""One person for every post there is, a resident, and a browser for each."""

from django.test import Client

from gongzhi.foundation.access.rules.admission import Visitor
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.parties.models import Organisation, Servicing
from gongzhi.parties.rules.organisation import OF_A_COMMUNITY, OF_AN_ESTATE
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import OrganisationKind
from tests.cases.pages.phone.conftest import phone_of
from tests.cases.pages.staff import desk_of
from tests.cases.world import COMMUNITY, STREET, in_post

NOBODY, RESIDENT = "nobody", "resident"


def telling():
    """One post for each set of powers: what an address answers goes by nothing else."""
    return list({post.powers: code for code, post in reversed(catalogue().items())}.values())[::-1]


POSTS = telling()
EVERYBODY = [NOBODY, RESIDENT, *POSTS]
OF_THE_STREET = {
    OrganisationKind.STREET,
    OrganisationKind.PARTY_BODY,
    OrganisationKind.SAFETY_OFFICE,
    OrganisationKind.JOINT_ENFORCEMENT_OFFICE,
    OrganisationKind.SUPERVISION_TEAM,
}
OF_ESTATES = {OrganisationKind.PROPERTY_COMPANY, *OF_AN_ESTATE}


def browser_of(world, who):
    if who == NOBODY:
        return Client()
    if who == RESIDENT:
        return phone_of(world.resident.person, "19900000001")
    return desk_of(appointed(world, who))


def visitor(who):
    """What an entrance knows of him."""
    if who == NOBODY:
        return Visitor()
    if who == RESIDENT:
        return Visitor(AccountKind.RESIDENT)
    return Visitor(AccountKind.STAFF, in_post=True, powers=catalogue()[who].powers)


def appointed(world, post):
    kind = OrganisationKind(min(catalogue()[post].organisations))
    held = {
        OrganisationKind.PROPERTY_COMPANY: world.company,
        OrganisationKind.RESIDENTS_COMMITTEE: world.committee,
        OrganisationKind.STREET: world.street,
        OrganisationKind.DEPARTMENT: world.police,
    }
    return in_post(held.get(kind) or _body(world, kind), post, _territory(kind))


def _territory(kind):
    if kind in OF_THE_STREET:
        return STREET
    return COMMUNITY if kind in OF_A_COMMUNITY else ""


def _body(world, kind):
    body = Organisation.objects.create(
        kind=kind,
        name=kind.label,
        short_name=kind.label[:20],
        sort_key=kind.value,
        region_code=COMMUNITY,
        county_code=COMMUNITY[:6],
        estate=world.estate if kind in OF_ESTATES else None,
    )
    if kind is OrganisationKind.PROPERTY_COMPANY:
        Servicing.objects.create(organisation=body, estate=world.estate, since_on="2025-01-01")
    return body
