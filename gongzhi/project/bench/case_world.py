"""The place the measured cases lie in: a city of 300 streets, its bodies, a few people who work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from random import Random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from gongzhi.cases.commands.catalogue import load_catalogue
from gongzhi.foundation.access.entering import BACKEND, KIND
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.sessions import SEEN, SIGNED_IN
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import Actor
from gongzhi.parties.models import Appointment, Organisation, Person, Servicing
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.project.bench.case_texts import estate_names
from gongzhi.territory.models import Estate, PlaceCode, Region
from gongzhi.territory.vocabulary import RegionLevel

CITY, COUNTIES, STREETS, ESTATES = "5101", 20, 15, 8
SINCE = date(2023, 1, 1)
RESIDENTS = 4096
"""Each may report ten times a day: enough for some minutes."""


@dataclass(frozen=True)
class Place:
    """What a case needs to know of its estate. `code` is the one hung up there to be scanned."""

    estate: int
    code: str
    region_code: str
    name: str
    company: int
    street: int


@dataclass(frozen=True)
class Street:
    code: str
    places: tuple[Place, ...]
    committee: int


@dataclass(frozen=True)
class World:
    streets: list[Street]
    reporters: list[int]
    residents: list[str]
    """Session keys of signed-in residents."""

    @property
    def big(self) -> Street:
        return self.streets[0]

    @property
    def small(self) -> Street:
        return self.streets[7]

    @property
    def places(self) -> list[Place]:
        return [place for street in self.streets for place in street.places]


def build_world(random: Random) -> World:
    load_catalogue()
    names = iter(estate_names())
    codes = [
        f"{CITY}{county:02d}{street:03d}"
        for county in range(1, COUNTIES + 1)
        for street in range(1, STREETS + 1)
    ]
    streets = [_street(code, names) for code in codes]
    people = [Person(name=f"报事人{number}") for number in range(2000)]
    reporters = [person.pk for person in Person.objects.bulk_create(people)]
    random.shuffle(reporters)
    return World(streets, reporters, [_resident(number) for number in range(RESIDENTS)])


def _street(code: str, names: Iterator[str]) -> Street:
    region = _region(code.ljust(12, "0"), f"街道{code[4:]}", RegionLevel.STREET)
    community = _region(f"{code}001", f"社区{code[4:]}", RegionLevel.COMMUNITY, region)
    office = _body(OrganisationKind.STREET, f"{region.name}办", region.code)
    committee = _body(
        OrganisationKind.RESIDENTS_COMMITTEE, f"{community.name}居委会", community.code
    )
    company = _body(OrganisationKind.PROPERTY_COMPANY, f"物业{code[4:]}", f"{code[:6]}000000")
    places = tuple(_place(next(names), community, company, office, at) for at in range(ESTATES))
    return Street(code, places, committee.pk)


def _place(
    name: str, community: Region, company: Organisation, office: Organisation, at: int
) -> Place:
    estate = Estate.objects.create(
        county_code=community.code[:6],
        region_code=community.code,
        region=community,
        code=f"B{community.code}{at}",
        name=name,
        sort_key=name,
        latitude=30.6 + at / 1000,
        longitude=104.0 + at / 1000,
    )
    Servicing.objects.create(organisation=company, estate=estate, since_on=SINCE)
    code = PlaceCode.objects.create(token=f"B{estate.code}", estate=estate)
    return Place(estate.pk, code.token, community.code, name, company.pk, office.pk)


def _region(code: str, name: str, level: RegionLevel, parent: Region | None = None) -> Region:
    return Region.objects.create(code=code, name=name, level=level, parent=parent, sort_key=code)


def _body(kind: OrganisationKind, name: str, code: str) -> Organisation:
    return Organisation.objects.create(
        kind=kind,
        name=name,
        short_name=name,
        sort_key=name,
        region_code=code,
        county_code=code[:6],
    )


def post_of(post: str, territory: str, organisation: int) -> tuple[Actor, Account]:
    """Somebody in a post, and his account."""
    kind = catalogue()[post]
    account = Account.objects.create(
        kind=AccountKind.STAFF, username=f"{post}-{territory}-{organisation}"
    )
    person = Person.objects.create(name=kind.title, account=account)
    appointment = Appointment.objects.create(
        person=person,
        organisation_id=organisation,
        post=post,
        title=kind.title,
        region_code=territory,
        since_on=SINCE,
    )
    actor = Actor(
        account=account.pk,
        person=person.pk,
        appointment=appointment.pk,
        organisation=organisation,
        powers=kind.powers,
        territory=(territory,) if territory else (),
    )
    return actor, account


def _resident(number: int) -> str:
    account = Account.objects.create(kind=AccountKind.RESIDENT, phone=f"199{number:08d}")
    Person.objects.create(name=f"居民{number}", phone=f"199{number:08d}", account=account)
    return session_of(account)


def session_of(account: Account) -> str:
    """As if signed in just now."""
    now = datetime.now(UTC).isoformat()
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[KIND] = str(account.kind)
    session[SIGNED_IN] = session[SEEN] = now
    session.create()
    key: str = session.session_key
    return key
