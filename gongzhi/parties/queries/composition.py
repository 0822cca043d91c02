"""1+3+N+X of an estate (A24), coverage of a territory (A22), and terms that end soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.foundation.access.territory import within_reach
from gongzhi.kernel.actor import Actor
from gongzhi.parties.models import Appointment, Organisation, Servicing
from gongzhi.parties.queries import in_force
from gongzhi.parties.queries.doors import estates_in_reach
from gongzhi.parties.queries.registers import companies_of
from gongzhi.parties.rules.crossing import crossing
from gongzhi.parties.vocabulary import OrganisationKind, PartyLevel

SOON = timedelta(days=60)
TOUCHING = (
    "party_group_leader",
    "residents_group_leader",
    "building_leader",
    "entrance_leader",
    "party_building_leader",
    "micro_grid_leader",
    "grid_contact",
    "reporting_member",
)
"""N: 三长, and those who reach residents with them (A12, A17, A26)."""
SELF_GOVERNING = (
    OrganisationKind.OWNERS_COMMITTEE,
    OrganisationKind.STEWARD_COMMITTEE,
    OrganisationKind.BLOCK_GROUP,
)
HELPING = (
    OrganisationKind.VOLUNTEER_BODY,
    OrganisationKind.SOCIAL_ORGANISATION,
    OrganisationKind.LEGAL_ADVISER,
    OrganisationKind.THIRD_PARTY,
)
FROM_ABOVE = (
    OrganisationKind.DEPARTMENT,
    OrganisationKind.SAFETY_OFFICE,
    OrganisationKind.JOINT_ENFORCEMENT_OFFICE,
    OrganisationKind.SUPERVISION_TEAM,
    OrganisationKind.UTILITY,
)
PARTY_OF_AN_ESTATE = (PartyLevel.ESTATE, PartyLevel.BUILDING)


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of 1, 3, N, X with its bodies and the people in them; empty says what is missing."""

    sign: str
    title: str
    bodies: list[Organisation]
    people: list[Appointment]
    missing: str = ""


def composition_of(estate: int, region_code: str, day: date) -> list[Side]:
    """Three queries, however many bodies and people."""
    company = companies_of([estate], day).get(estate)
    bodies = list(_bodies(estate, region_code))
    held = list(_held([*bodies, *([company] if company else [])], day))
    touching = [post for post in held if post.post in TOUCHING and _reaches(post, estate)]
    three = [body for body in bodies if body.kind in THREE] + ([company] if company else [])
    return [
        _side(
            "1", "党组织", _kinds(bodies, (OrganisationKind.PARTY_BODY,)), held, "没有小区党组织"
        ),
        _side("3", "居委会、业委会、物业", three, held, _lacking(three)),
        Side(
            sign="N",
            title="三长与志愿者",
            bodies=_kinds(bodies, HELPING),
            people=[*touching, *_of(_kinds(bodies, HELPING), held)],
            missing="" if touching else "没有登记三长",
        ),
        _side("X", "下沉的部门", _kinds(bodies, FROM_ABOVE), held, "没有下沉的部门"),
    ]


THREE = (
    OrganisationKind.RESIDENTS_COMMITTEE,
    OrganisationKind.ENVIRONMENT_PROPERTY_COMMITTEE,
    OrganisationKind.SPECIAL_COMMITTEE,
    OrganisationKind.OWNERS_ASSEMBLY,
    OrganisationKind.OWNERS_CONGRESS,
    OrganisationKind.OWNERS_SUPERVISORS,
    OrganisationKind.OWNERS_COMMITTEE,
    OrganisationKind.STEWARD_COMMITTEE,
    OrganisationKind.BLOCK_GROUP,
)


def _bodies(estate: int, region_code: str) -> QuerySet[Organisation]:
    """The estate's own; the community's; the street's departments."""
    street = region_code[:9].ljust(12, "0")
    own = Q(estate=estate)
    near = Q(estate=None, region_code=region_code)
    above = Q(estate=None, region_code=street, kind__in=FROM_ABOVE)
    return (
        Organisation.objects.filter(own | near | above, dissolved_on=None)
        .exclude(kind=OrganisationKind.PLATFORM)
        .order_by("kind", "sort_key")
    )


def _held(bodies: Iterable[Organisation], day: date) -> QuerySet[Appointment]:
    return (
        Appointment.objects.filter(in_force(day), organisation__in=bodies)
        .select_related("person", "organisation")
        .prefetch_related("estates", "buildings")
        .order_by("organisation__kind", "post", "since_on", "pk")
    )


def _side(
    sign: str, title: str, bodies: list[Organisation], held: list[Appointment], missing: str
) -> Side:
    people = [post for post in _of(bodies, held) if post.post not in TOUCHING]
    return Side(
        sign=sign,
        title=title,
        bodies=bodies,
        people=people,
        missing="" if bodies and sign != "3" else missing,
    )


def _kinds(bodies: list[Organisation], kinds: tuple[OrganisationKind, ...]) -> list[Organisation]:
    return [body for body in bodies if body.kind in kinds]


def _of(bodies: list[Organisation], held: list[Appointment]) -> list[Appointment]:
    wanted = {body.pk for body in bodies}
    return [post for post in held if post.organisation_id in wanted]


def _reaches(post: Appointment, estate: int) -> bool:
    named = [one.pk for one in post.estates.all()]
    blocks = [one.estate_id for one in post.buildings.all()]
    return not (named or blocks) or estate in named or estate in blocks


def _lacking(bodies: list[Organisation]) -> str:
    kinds = {body.kind for body in bodies}
    lacking = [
        words
        for words, wanted in (
            ("居委会", {OrganisationKind.RESIDENTS_COMMITTEE}),
            ("业委会", set(SELF_GOVERNING)),
            ("物业", {OrganisationKind.PROPERTY_COMPANY}),
        )
        if not kinds & wanted
    ]
    return f"没有{'、'.join(lacking)}" if lacking else ""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many estates of a region have a party body, a self-governing body, and service."""

    region_code: str
    estates: int
    party: int
    governed: int
    serviced: int


def coverage_of(actor: Actor, day: date) -> list[Coverage]:
    """By community, in the order of their codes; one query."""
    rows = estates_in_reach(actor).annotate(
        has_party=Exists(
            Organisation.objects.filter(
                estate=OuterRef("pk"),
                dissolved_on=None,
                kind=OrganisationKind.PARTY_BODY,
                party_level__in=PARTY_OF_AN_ESTATE,
            )
        ),
        is_governed=Exists(
            Organisation.objects.filter(
                estate=OuterRef("pk"), dissolved_on=None, kind__in=SELF_GOVERNING
            )
        ),
        is_serviced=Exists(Servicing.objects.filter(in_force(day), estate=OuterRef("pk"))),
    )
    columns = ("region_code", "has_party", "is_governed", "is_serviced")
    told: dict[str, list[tuple[bool, bool, bool]]] = {}
    for code, *marks in rows.order_by("region_code").values_list(*columns):
        told.setdefault(code, []).append((marks[0], marks[1], marks[2]))
    return [
        Coverage(
            region_code=code,
            estates=len(marks),
            party=sum(each[0] for each in marks),
            governed=sum(each[1] for each in marks),
            serviced=sum(each[2] for each in marks),
        )
        for code, marks in told.items()
    ]


def ending_soon(actor: Actor, day: date) -> QuerySet[Appointment]:
    """Terms that end within sixty days, the nearest first."""
    within = within_reach(actor, region="organisation__region_code", estate="organisation__estate")
    return (
        Appointment.objects.filter(
            within, in_force(day), until_on__lte=day + SOON, organisation__dissolved_on=None
        )
        .select_related("person", "organisation")
        .order_by("until_on", "organisation__sort_key", "pk")
    )


def crossings_of(people: Iterable[int], day: date) -> dict[int, str]:
    """What each person's offices together are called; those with one are left out."""
    rows = Appointment.objects.filter(in_force(day), person__in=list(people))
    held: dict[int, list[str]] = {}
    for person, post in rows.values_list("person", "post"):
        held.setdefault(person, []).append(post)
    named = {person: crossing(posts) for person, posts in held.items()}
    return {person: words for person, words in named.items() if words}


def appointments_beside(people: Iterable[int], day: date) -> dict[int, list[Appointment]]:
    """Every appointment each of them holds: four offices are shown as four."""
    rows = Appointment.objects.filter(in_force(day), person__in=list(people))
    told: dict[int, list[Appointment]] = {}
    for row in rows.select_related("organisation").order_by("since_on", "pk"):
        told.setdefault(row.person_id, []).append(row)
    return told
