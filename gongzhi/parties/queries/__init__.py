"""Reads of parties. Other contexts come in here."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from gongzhi.foundation.database.compiled import Compiled
from gongzhi.foundation.links import Link
from gongzhi.foundation.privacy.crypto import blind_indexes
from gongzhi.foundation.privacy.fields import found_by
from gongzhi.foundation.privacy.masks import mask_name
from gongzhi.kernel.actor import Actor
from gongzhi.parties import access
from gongzhi.parties.models import Appointment, Organisation, Person, Residency
from gongzhi.parties.models.person import ID_NUMBER, PHONE
from gongzhi.parties.rules.posts import posts_holding
from gongzhi.parties.vocabulary import NO_NAME, UNNAMED, OrganisationKind, StayState


def in_force(day: date) -> Q:
    """Appointments, servicings and ownerships that hold on that day."""
    return Q(since_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def person_by_phone(phone: str) -> Person | None:
    return Person.objects.filter(found_by(Person, "phone_index", phone)).first()


def people_by_phones(phones: Iterable[str]) -> dict[str, Person]:
    """Of many at once; who has no such person is left out."""
    return _people_by("phone", phones)


def people_by_ids(numbers: Iterable[str]) -> dict[str, Person]:
    return _people_by("id_number", numbers)


def person_ids_by(column: str, values: Iterable[str]) -> dict[str, int]:
    """The same without opening anything sealed."""
    known = _indexes(column, values)
    rows = Person.objects.filter(**{f"{column}_index__in": list(known)})
    found = rows.values_list(f"{column}_index", "pk") if known else ()
    return {known[bytes(index)]: pk for index, pk in found}


def _people_by(column: str, values: Iterable[str]) -> dict[str, Person]:
    known = _indexes(column, values)
    found = Person.objects.filter(**{f"{column}_index__in": list(known)}) if known else ()
    return {known[bytes(getattr(person, f"{column}_index"))]: person for person in found}


def _indexes(column: str, values: Iterable[str]) -> dict[bytes, str]:
    """Under every key still in use, so that a rotation under way makes nobody twice."""
    purpose = {"phone": PHONE, "id_number": ID_NUMBER}[column]
    return {index: value for value in set(values) for index in blind_indexes(value, purpose)}


def person_by_id(number: str) -> Person | None:
    return Person.objects.filter(found_by(Person, "id_number_index", number)).first()


def appointments_of(person: int, day: date) -> QuerySet[Appointment]:
    return (
        Appointment.objects.filter(in_force(day), person_id=person)
        .select_related("organisation")
        .prefetch_related("estates")
        .order_by("since_on", "pk")
    )


def verified_estates(person: int) -> frozenset[int]:
    """The estates where the person is a verified resident."""
    rows = Residency.objects.filter(person_id=person, state=StayState.VERIFIED)
    return frozenset(rows.values_list("estate_id", flat=True))


def residencies_of(person: int) -> QuerySet[Residency]:
    """Verified or waiting; what was refused is read by `refused_claims`."""
    return (
        Residency.objects.filter(person_id=person)
        .exclude(state__in=[StayState.REFUSED, StayState.WITHDRAWN, StayState.ENDED])
        .select_related("estate", "estate__region", "premises__building", "premises__entrance")
        .order_by("-state", "claimed_at")
    )


def serviced_estates(organisation: int, day: date) -> frozenset[int]:
    """The estates a company keeps on that day."""
    rows = Organisation.objects.filter(pk=organisation).values_list(
        "servicings__estate", "servicings__since_on", "servicings__until_on"
    )
    return frozenset(
        estate
        for estate, since, until in rows
        if estate and since <= day and (until is None or until >= day)
    )


def company_of(estate: int, day: date) -> Organisation | None:
    return next(iter(KEEPING.rows(estate, day)), None)


KEEPING = Compiled(
    lambda estate, day: Organisation.objects.filter(
        Q(servicings__estate=estate, servicings__since_on__lte=day)
        & (Q(servicings__until_on__isnull=True) | Q(servicings__until_on__gte=day)),
        kind=OrganisationKind.PROPERTY_COMPANY,
    ).order_by("pk")[:1]
)


def organisation_for(
    kind: OrganisationKind, *, region_code: str, line: str = ""
) -> Organisation | None:
    """The body of that kind nearest above the place: its community's, street's, county's."""
    prefixes = [region_code[:length].ljust(12, "0") for length in (12, 9, 6)]
    found = Organisation.objects.filter(
        kind=kind, region_code__in=prefixes, dissolved_on__isnull=True
    )
    if line:
        found = found.filter(lines__contains=[line])
    return found.order_by("-region_code").first()


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    return access.visible_organisations(actor).order_by("kind", "sort_key")


def organisations_near(region_code: str) -> QuerySet[Organisation]:
    """Whom a case of this place can be given to: bodies of its community, street and county,
    every community of the street, and companies that keep an estate of it."""
    prefixes = [region_code[:length].ljust(12, "0") for length in (12, 9, 6)]
    return (
        Organisation.objects.filter(
            Q(region_code__in=prefixes)
            | Q(kind=OrganisationKind.RESIDENTS_COMMITTEE, region_code__startswith=region_code[:9])
            | Q(servicings__estate__region_code__startswith=region_code[:9]),
            dissolved_on=None,
        )
        .exclude(kind=OrganisationKind.PLATFORM)
        .distinct()
        .order_by("kind", "sort_key")
    )


def name_shown(person: Person, *, in_full: bool = False) -> str:
    """Masked unless seen in full; a phone's last digits are no name, and masked look like one."""
    if person.name.startswith(UNNAMED):
        return NO_NAME
    return person.name if in_full else mask_name(person.name)


def named(people: Iterable[int]) -> dict[int, Person]:
    return Person.objects.in_bulk(list(people))


def organisation_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Organisation.objects.filter(pk__in=list(ids)).values_list("pk", "short_name")
    return {pk: Link(name, f"/desk/organisations/{pk}") for pk, name in rows}


def person_links(ids: Iterable[int]) -> dict[int, Link]:
    """Staff by their names, since they act in office; residents masked."""
    rows = Person.objects.filter(pk__in=list(ids)).prefetch_related("appointments")
    return {row.pk: Link(name_shown(row, in_full=bool(row.appointments.all()))) for row in rows}


def appointment_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Appointment.objects.filter(pk__in=list(ids)).select_related("organisation")
    return {row.pk: Link(f"{row.organisation.short_name} {row.title}") for row in rows}


def organisation_of(id_: int) -> Organisation:
    return Organisation.objects.get(pk=id_)


def people_in_charge(power: str, *, region_code: str, day: date) -> list[int]:
    """Whose posts hold a power over a place: of the community, the street, the county and above."""
    prefixes = [region_code[:length] for length in (2, 4, 6, 9, 12)]
    return _holding(power, day, Q(region_code__in=prefixes))


def people_of(organisation: int, power: str, *, day: date) -> list[int]:
    """Whose posts in a body hold a power."""
    return _holding(power, day, Q(organisation=organisation))


def _holding(power: str, day: date, where: Q) -> list[int]:
    rows = Appointment.objects.filter(where, in_force(day), post__in=posts_holding(power))
    return sorted(set(rows.values_list("person_id", flat=True)))


def addresses_of(people: Iterable[int], channel: str) -> dict[int, str]:
    """Where to send: phones for short messages; the other channels have no addresses yet."""
    if channel != "sms":
        return {}
    return {pk: row.phone for pk, row in named(people).items() if row.phone}


def works_for(person: int | None, organisation: int | None, day: date) -> bool:
    """Whether the person holds a post in that body."""
    if person is None or organisation is None:
        return False
    return Appointment.objects.filter(
        in_force(day), person_id=person, organisation_id=organisation
    ).exists()
