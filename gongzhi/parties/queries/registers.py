"""Reads for the registers: who keeps an estate, who stands where, a body with its posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongzhi.foundation.access.territory import within_reach
from gongzhi.kernel.actor import Actor
from gongzhi.parties import access
from gongzhi.parties.models import Appointment, Organisation, Ownership, Residency, Servicing
from gongzhi.parties.queries import in_force
from gongzhi.parties.vocabulary import OrganisationKind, StayState

GRID_POST = "grid_worker"
OF_THE_ESTATE = (OrganisationKind.OWNERS_COMMITTEE, OrganisationKind.ENVIRONMENT_PROPERTY_COMMITTEE)


def companies_of(estates: Iterable[int], day: date) -> dict[int, Organisation]:
    """Who keeps each estate on that day; one query."""
    rows = Servicing.objects.filter(in_force(day), estate__in=list(estates))
    return {row.estate_id: row.organisation for row in rows.select_related("organisation")}


@dataclass(frozen=True, kw_only=True)
class WhoIsWho:
    """The bodies of one estate and the people in post, as far as known."""

    company: Organisation | None
    owners: list[Organisation]
    community: Organisation | None
    posts: list[Appointment]

    @property
    def grid_workers(self) -> list[Appointment]:
        return [post for post in self.posts if post.post == GRID_POST]

    def people_of(self, organisation: Organisation | None) -> list[Appointment]:
        """In their order; grid workers are told apart."""
        if organisation is None:
            return []
        own = (post for post in self.posts if post.organisation_id == organisation.pk)
        return [post for post in own if post.post != GRID_POST]


def who_is_who(estate: int, region_code: str, day: date) -> WhoIsWho:
    """Four queries."""
    company = companies_of([estate], day).get(estate)
    bodies = list(
        Organisation.objects.filter(
            Q(estate=estate, kind__in=OF_THE_ESTATE)
            | Q(kind=OrganisationKind.RESIDENTS_COMMITTEE, region_code=region_code),
            dissolved_on=None,
        ).order_by("kind", "sort_key")
    )
    of = [body.pk for body in bodies] + ([company.pk] if company else [])
    posts = (
        Appointment.objects.filter(in_force(day), organisation__in=of)
        .select_related("person", "organisation")
        .order_by("organisation", "post", "pk")
    )
    return WhoIsWho(
        company=company,
        owners=[body for body in bodies if body.kind in OF_THE_ESTATE],
        community=next((b for b in bodies if b.kind == OrganisationKind.RESIDENTS_COMMITTEE), None),
        posts=list(posts),
    )


@dataclass(frozen=True, kw_only=True)
class Heads:
    owned: int
    residents: int


def heads_of(estate: int) -> Heads:
    """Premises whose owner is known, and residents who have shown who they are; two queries."""
    owned = Ownership.objects.filter(premises__estate=estate, until_on__isnull=True)
    return Heads(
        owned=owned.values("premises").distinct().count(),
        residents=Residency.objects.filter(estate=estate, state=StayState.VERIFIED).count(),
    )


def registered(
    actor: Actor, *, kind: str = "", words: str = "", dissolved: bool = False
) -> QuerySet[Organisation]:
    """The standing bodies the actor sees, posts and estates counted, by kind and name."""
    found = Organisation.objects.filter(
        pk__in=access.visible_organisations(actor).order_by().values("pk")
    )
    found = found.filter(dissolved_on__isnull=not dissolved)
    if kind:
        found = found.filter(kind=kind)
    if words := words.strip():
        found = found.filter(Q(name__icontains=words) | Q(short_name__icontains=words))
    return found.annotate(
        posts=Count("appointments", filter=Q(appointments__until_on__isnull=True), distinct=True),
        kept=Count("servicings", filter=Q(servicings__until_on__isnull=True), distinct=True),
    ).order_by("kind", "sort_key")


def kinds_of(actor: Actor) -> list[tuple[str, int]]:
    """How many bodies of each kind the actor sees; one query."""
    seen = Organisation.objects.filter(
        pk__in=access.visible_organisations(actor).order_by().values("pk"), dissolved_on=None
    )
    return list(seen.values_list("kind").annotate(n=Count("pk")).order_by("kind"))


def body_for(actor: Actor, number: int) -> Organisation | None:
    """None where there is none, or the actor does not see it."""
    return (
        access.visible_organisations(actor)
        .select_related("estate", "parent")
        .filter(pk=number)
        .first()
    )


def appointment_for(actor: Actor, number: int) -> Appointment | None:
    """Of a body that the actor sees."""
    bodies = access.visible_organisations(actor).order_by().values("pk")
    rows = Appointment.objects.select_related("person", "organisation")
    return rows.filter(pk=number, organisation__in=bodies).first()


def servicing_for(actor: Actor, number: int) -> Servicing | None:
    within = within_reach(actor, region="estate__region_code", estate="estate")
    rows = Servicing.objects.select_related("organisation", "estate")
    return rows.filter(within, pk=number).first()


def below_of(organisation: int) -> list[Organisation]:
    """The bodies that hang on it; one query."""
    rows = Organisation.objects.filter(parent=organisation, dissolved_on=None)
    return list(rows.order_by("kind", "sort_key"))


def posts_of(organisation: int, day: date) -> list[Appointment]:
    """Who holds a post there on that day; one query."""
    return list(
        Appointment.objects.filter(in_force(day), organisation=organisation)
        .select_related("person", "represents")
        .prefetch_related("estates", "buildings")
        .order_by("post", "since_on", "pk")
    )


def kept_by(organisation: int, day: date) -> list[Servicing]:
    """The estates it keeps on that day; one query."""
    found = Servicing.objects.filter(in_force(day), organisation=organisation)
    return list(found.select_related("estate").order_by("estate__sort_key"))
