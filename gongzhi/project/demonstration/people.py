"""The demonstration's bodies and people, with an account for every role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.hashers import make_password

from gongzhi.foundation.access.commands.accounts import open_resident_account, open_staff_account
from gongzhi.foundation.access.models import SecondFactor
from gongzhi.foundation.access.rules.one_time import new_secret
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.text import sort_key
from gongzhi.parties.models import (
    Appointment,
    Organisation,
    Ownership,
    Person,
    Residency,
    Servicing,
)
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import Line, OrganisationKind, StayKind, StayState
from gongzhi.project.demonstration.names import name, phone
from gongzhi.project.demonstration.places import streets
from gongzhi.territory.models import Estate, Premises
from gongzhi.territory.vocabulary import ServiceMode

PASSWORD = "Gongzhi-Yanshi-2026"  # noqa: S105  printed for everybody to try
SINCE = date(2025, 1, 1)
RESIDENTS_WITH_ACCOUNT = 2
DEPARTMENTS = (
    ("综合执法队", [Line.URBAN]),
    ("派出所", [Line.POLICE]),
    ("消防救援站", [Line.FIRE]),
    ("市场监管所", [Line.MARKET]),
    ("生态环境所", [Line.ENVIRONMENT]),
    ("住建房管所", [Line.HOUSING]),
    ("交管中队", [Line.TRAFFIC]),
    ("教育服务站", [Line.EDUCATION]),
    ("卫生服务中心", [Line.HEALTH]),
    ("人社服务所", [Line.LABOUR]),
    ("自然资源所", [Line.PLANNING]),
)
COMPANIES = ("蜀澜物业", "锦程物业", "安禾物业", "青竹物业", "合和物业")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An account somebody can try."""

    role: str
    person: Person
    sign_in: str
    place: str
    is_staff: bool


class Cast:
    """Hands out invented people one after the other."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.numbers = count(1)
        self.opened: list[Opened] = []
        self.password = make_password(PASSWORD)  # once for all: made to be slow, and known to all

    def person(self) -> Person:
        number = next(self.numbers)
        return Person.objects.create(name=name(number), phone=phone(number), is_demonstration=True)

    def post(
        self,
        organisation: Organisation,
        code: str,
        *,
        sign_in: str = "",
        place: str = "",
        person: Person | None = None,
        region: str | None = None,
    ) -> Appointment:
        person = person or self.person()
        kind = catalogue()[code]
        appointment = Appointment.objects.create(
            person=person,
            organisation=organisation,
            post=code,
            title=kind.title,
            region_code=_prefix(organisation) if region is None else region,
            basis="演示任命",
            since_on=SINCE,
        )
        if sign_in:
            self.open_staff(person, sign_in, role=kind.title, place=place)
        return appointment

    def open_staff(self, person: Person, sign_in: str, *, role: str, place: str) -> None:
        account = open_staff_account(sign_in, demonstration=True, actor=SYSTEM, now=self.now)
        account.password, account.password_changed_at = self.password, self.now
        account.save(update_fields=["password", "password_changed_at"])
        SecondFactor.objects.create(
            account=account, secret=new_secret(), confirmed_at=self.now - timedelta(days=1)
        )
        person.account = account
        person.save(update_fields=["account"])
        self.opened.append(
            Opened(role=role, person=person, sign_in=sign_in, place=place, is_staff=True)
        )

    def open_resident(self, person: Person, place: str) -> None:
        number = person.phone or ""
        person.account = open_resident_account(
            number, demonstration=True, actor=SYSTEM, now=self.now
        )
        person.save(update_fields=["account"])
        self.opened.append(
            Opened(role="居民", person=person, sign_in=number, place=place, is_staff=False)
        )


def _prefix(organisation: Organisation) -> str:
    """The territory of a body: its own code without the padding."""
    return (
        organisation.region_code[:9]
        if organisation.kind == "street"
        else (
            organisation.region_code
            if organisation.kind == OrganisationKind.RESIDENTS_COMMITTEE
            else ""
        )
    )


def build(estates: list[Estate], now: datetime) -> Cast:
    cast = Cast(now)
    for number, row in enumerate(streets(), start=1):
        own = [estate for estate in estates if estate.region_code.startswith(row["code"])]
        _street(cast, row, own, number)
    _platform(cast)
    return cast


def organisation(kind: OrganisationKind, title: str, code: str, **more: Any) -> Organisation:
    return Organisation.objects.create(
        kind=kind,
        name=f"{title}（演示）",
        short_name=title,
        sort_key=sort_key(title),
        region_code=code.ljust(12, "0"),
        county_code=code[:6],
        is_demonstration=True,
        **more,
    )


def _street(cast: Cast, row: dict[str, Any], estates: list[Estate], number: int) -> None:
    code, place = row["code"], row["name"]
    street = organisation(OrganisationKind.STREET, row["short"], code)
    cast.post(street, "street_director", sign_in=f"zhuren{number}", place=place, region=code)
    dispatcher = cast.post(
        street, "street_dispatcher", sign_in=f"duban{number}", place=place, region=code
    )
    cast.post(street, "street_keeper", sign_in=f"dishu{number}", place=place, region=code)
    for title, lines in DEPARTMENTS:
        body = organisation(
            OrganisationKind.DEPARTMENT, f"{place}{title}", code, lines=[str(x) for x in lines]
        )
        tried = lines == [Line.URBAN]
        cast.post(body, "department_clerk", sign_in=f"zhifa{number}" if tried else "", place=place)
    utility = organisation(
        OrganisationKind.UTILITY, f"{place}水电气服务所", code, lines=[str(Line.UTILITIES)]
    )
    cast.post(utility, "department_clerk")
    for community in row["community"]:
        _community(cast, community, number, dispatcher.person if number == 2 else None)
    for at, estate in enumerate(estates):
        _estate(cast, estate, number, at)


def _community(
    cast: Cast, row: dict[str, Any], number: int, cross_appointed: Person | None
) -> None:
    """The second street's dispatcher also sits in its first community: one person, two posts."""
    code, title = row["code"], row["name"]
    committee = organisation(
        OrganisationKind.RESIDENTS_COMMITTEE,
        title if title.endswith("居委") else f"{title}居委会",
        code,
        phone="000-00000000",
    )
    first = code.endswith("001")
    name_ = f"{number}" if first else ""
    cast.post(
        committee, "community_secretary", sign_in=f"shequ{name_}" if first else "", place=title
    )
    cast.post(committee, "community_worker", sign_in=f"jiedai{name_}" if first else "", place=title)
    cast.post(committee, "grid_worker", sign_in=f"wangge{name_}" if first else "", place=title)
    if cross_appointed and first:
        cast.post(committee, "community_worker", person=cross_appointed)


def _estate(cast: Cast, estate: Estate, number: int, at: int) -> None:
    if estate.service == ServiceMode.COMPANY:
        _company(cast, estate, number, at)
    owners = list(_owners(cast, estate))
    for person in owners[:RESIDENTS_WITH_ACCOUNT] if at < 2 else []:
        cast.open_resident(person, estate.name)
    if at == 0:
        body = organisation(
            OrganisationKind.OWNERS_COMMITTEE,
            f"{estate.name}业委会",
            estate.region_code,
            estate=estate,
        )
        cast.post(body, "committee_director", sign_in=f"yeweihui{number}", place=estate.name)


def _company(cast: Cast, estate: Estate, number: int, at: int) -> None:
    company = organisation(
        OrganisationKind.PROPERTY_COMPANY,
        f"{COMPANIES[at % len(COMPANIES)]}{estate.name}项目部",
        estate.region_code[:6],
        phone="000-00000000",
    )
    Servicing.objects.create(organisation=company, estate=estate, since_on=SINCE)
    first = at == 0
    for code, sign_in in (
        ("company_manager", f"wuye{number}"),
        ("company_worker", f"weixiu{number}"),
    ):
        cast.post(company, code, sign_in=sign_in if first else "", place=estate.name, region="")


def _owners(cast: Cast, estate: Estate) -> Iterator[Person]:
    """One owner a premises; the first few have shown who they are."""
    premises = list(Premises.objects.filter(estate=estate).order_by("sort_key"))
    people = Person.objects.bulk_create(
        Person(name=name(number), phone=phone(number), is_demonstration=True)
        for number, _ in zip(cast.numbers, premises, strict=False)
    )
    Ownership.objects.bulk_create(
        Ownership(
            county_code=each.county_code,
            region_code=each.region_code,
            premises=each,
            person=person,
            since_on=SINCE,
            basis="演示登记",
        )
        for each, person in zip(premises, people, strict=False)
    )
    Residency.objects.bulk_create(
        Residency(
            person=person,
            estate=estate,
            premises=each,
            kind=StayKind.OWNER,
            name=person.name,
            state=StayState.VERIFIED,
            claimed_at=cast.now,
            decided_at=cast.now,
        )
        for each, person in list(zip(premises, people, strict=False))[:40]
    )
    yield from people


def _platform(cast: Cast) -> None:
    body = organisation(OrganisationKind.PLATFORM, "平台管理", "000000")
    for code, sign_in in (
        ("system_administrator", "xitong"),
        ("security_administrator", "anquan"),
        ("audit_administrator", "shenji"),
    ):
        cast.post(body, code, sign_in=sign_in, place="平台", region="")
