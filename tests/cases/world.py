"""A small world for cases: one street, one estate, its company, and people in posts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from gongzhi.cases.commands.catalogue import load_catalogue
from gongzhi.cases.commands.report import Report, report_case
from gongzhi.cases.vocabulary import Source
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.text import sort_key
from gongzhi.parties.models import Appointment, Organisation, Person, Servicing
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.models import Estate, Facility, PlaceCode, Region
from gongzhi.territory.queries import spot_of_code, spot_of_estate
from gongzhi.territory.vocabulary import FacilityKind, RegionLevel

STREET, COMMUNITY = "510115003", "510115003001"
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""10:00 on a working Monday in Shanghai time."""


@dataclass
class World:
    estate: Estate
    lift: Facility
    code: PlaceCode
    company: Organisation
    committee: Organisation
    street: Organisation
    police: Organisation
    resident: Actor
    neighbour: Actor
    dispatcher: Actor
    secretary: Actor
    grid_worker: Actor
    worker: Actor
    other_worker: Actor


def build_world():
    load_catalogue()
    estate = _estate()
    lift = Facility.objects.create(
        estate=estate, kind=FacilityKind.LIFT, name="1 号电梯", sort_key="1"
    )
    code = PlaceCode.objects.create(token="LIFT1", estate=estate, facility=lift)
    company = _body(OrganisationKind.PROPERTY_COMPANY, "蜀澜物业", STREET[:6])
    Servicing.objects.create(organisation=company, estate=estate, since_on=date(2025, 1, 1))
    committee = _body(OrganisationKind.RESIDENTS_COMMITTEE, "江浦路社区居委会", COMMUNITY)
    street = _body(OrganisationKind.STREET, "涌泉街道办", STREET)
    police = _body(OrganisationKind.DEPARTMENT, "涌泉派出所", STREET, lines=["police"])
    return World(
        estate=estate,
        lift=lift,
        code=code,
        company=company,
        committee=committee,
        street=street,
        police=police,
        resident=Actor(person=person("李雅芳", "19900000001").pk),
        neighbour=Actor(person=person("周明远", "19900000002").pk, estates=frozenset({estate.pk})),
        dispatcher=in_post(street, "street_dispatcher", STREET),
        secretary=in_post(committee, "community_secretary", COMMUNITY),
        grid_worker=in_post(committee, "grid_worker", COMMUNITY),
        worker=in_post(company, "company_worker", ""),
        other_worker=in_post(police, "department_clerk", ""),
    )


def _estate():
    above = None
    for code, name, level in (
        ("510115000000", "温江区", RegionLevel.COUNTY),
        (f"{STREET}000", "涌泉街道", RegionLevel.STREET),
        (COMMUNITY, "江浦路社区", RegionLevel.COMMUNITY),
    ):
        above = Region.objects.create(
            code=code, name=name, level=level, parent=above, sort_key=sort_key(name)
        )
    return Estate.objects.create(
        county_code=STREET[:6],
        region_code=COMMUNITY,
        region=above,
        code="E1",
        name="洲际·亚洲湾",
        sort_key=sort_key("洲际·亚洲湾"),
        latitude=30.69,
        longitude=103.85,
    )


def _body(kind, name, code, lines=()):
    return Organisation.objects.create(
        kind=kind,
        name=name,
        short_name=name,
        sort_key=sort_key(name),
        region_code=code.ljust(12, "0"),
        county_code=code[:6],
        lines=list(lines),
    )


def person(name, phone=None):
    return Person.objects.create(name=name, phone=phone, is_demonstration=True)


def in_post(organisation, post, territory):
    kind = catalogue()[post]
    appointment = Appointment.objects.create(
        person=person(f"{kind.title}甲"),
        organisation=organisation,
        post=post,
        title=kind.title,
        region_code=territory,
        since_on=date(2025, 1, 1),
    )
    return Actor(
        person=appointment.person_id,
        appointment=appointment.pk,
        organisation=organisation.pk,
        powers=kind.powers,
        territory=(territory,) if territory else (),
    )


def reported(world, *, text="电梯异响，一直晃", now=MONDAY, routed=True, **more):
    """A report about the lift, routed unless said otherwise."""
    given = {
        "text": text,
        "source": Source.SCAN,
        "region_code": COMMUNITY,
        "spot": spot_of_code(world.code.token),
        "reporter": world.resident.person,
        **more,
    }
    case = report_case(Report(**given), actor=world.resident, now=now)
    return settled(case) if routed else case


def without_company(world, **more):
    """A report that no rule gives away by itself: about a dog, in the estate as a whole."""
    return reported(
        world,
        **{"text": "大狗不牵绳", "spot": spot_of_estate(world.estate), "category": "dogs", **more},
    )


def settled(case):
    """After everything recorded so far was delivered."""
    while drain(200):
        pass
    case.refresh_from_db()
    return case
