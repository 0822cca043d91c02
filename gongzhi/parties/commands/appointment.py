"""任命与免职: give somebody a post, and end it. Nobody appoints himself."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from gongzhi.facts.parties import AppointmentEnded, PersonAppointed
from gongzhi.foundation.access import powers
from gongzhi.foundation.access.rules import separation
from gongzhi.foundation.access.vocabulary import AccessPower
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.parties.models import Appointment, Organisation, Person, Servicing
from gongzhi.parties.queries import in_force
from gongzhi.parties.rules.appointment import BY_ESTATES, Offer, require
from gongzhi.parties.rules.posts import powers_of
from gongzhi.parties.vocabulary import OrganisationKind, Power
from gongzhi.territory.queries import estates_of_ids

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate


@transaction.atomic
def appoint_person(offer: Offer, *, actor: Actor, now: datetime) -> Appointment:
    """The person's row is held meanwhile, so that two offices given at once see one another."""
    body = _body(offer.organisation)
    _permit(actor, body)
    if offer.person == actor.person:
        raise NotPermitted("不能任命自己，由别人办理")
    kind = require(offer, kind=body.kind, body_region=body.region_code)
    person = _held(offer.person)
    _require_estates(offer, body)
    _require_apart(person, offer)
    appointment = Appointment.objects.create(
        person=person,
        organisation=body,
        post=offer.post,
        title=offer.title.strip() or kind.title,
        region_code=codes.prefix(offer.region_code) if offer.region_code else "",
        lines=list(offer.lines),
        basis=offer.basis.strip(),
        since_on=offer.since_on,
        until_on=offer.until_on,
    )
    appointment.estates.set(offer.estates)
    _record_appointed(appointment, actor, now)
    return appointment


@transaction.atomic
def end_appointment(
    number: int, *, until_on: date, reason: str, actor: Actor, now: datetime
) -> Appointment:
    """`until_on` is the last day in the post; the powers go with it."""
    appointment = _appointment(number)
    _permit(actor, appointment.organisation)
    if not reason.strip():
        raise RuleBroken("写明免职的原因，如文件的文号", field="reason")
    if until_on < appointment.since_on:
        raise RuleBroken("最后一日不能早于任职起日", field="until_on")
    if appointment.until_on is not None and appointment.until_on <= until_on:
        raise StateChanged(f"这项任职到 {appointment.until_on:%Y-%m-%d} 为止，已经定了")
    appointment.until_on = until_on
    appointment.save(update_fields=["until_on"])
    ended = AppointmentEnded(
        appointment=appointment.pk,
        person=appointment.person_id,
        until_on=until_on,
        reason=reason.strip(),
    )
    record(ended, actor=actor, now=now, region_code=appointment.organisation.region_code)
    return appointment


def _permit(actor: Actor, body: Organisation) -> None:
    """Bodies of the territory by whoever keeps its register; the platform's own posts by its
    system administrator."""
    if actor == SYSTEM:
        return
    if body.kind == OrganisationKind.PLATFORM:
        powers.require(actor, AccessPower.ACCOUNTS)
        return
    powers.require(actor, Power.KEEP)
    if not (actor.covers(body.region_code, body.estate_id) or _serves_within(actor, body)):
        raise NotPermitted("这个单位不在你现在岗位的辖区内；如果你有别的岗位，先切换过去")


def _serves_within(actor: Actor, body: Organisation) -> bool:
    """A company stands above the street in the code; what counts is where it keeps an estate."""
    kept = Servicing.objects.filter(organisation=body, until_on__isnull=True)
    places = kept.values_list("estate__region_code", "estate")
    return any(actor.covers(code, estate) for code, estate in places)


def _require_estates(offer: Offer, body: Organisation) -> None:
    """Within the body's own reach: those a company keeps, a committee's own, a stretch's."""
    rows = estates_of_ids(offer.estates)
    if len(rows) < len(offer.estates):
        raise RuleBroken("没有这个小区，从列表里选", field="estates")
    kept = _kept(body, offer.since_on)
    out = [row.name for row in rows if not _reaches(body, row, kept)]
    if out:
        raise RuleBroken(f"{'、'.join(out)}不归{body.short_name}管，从列表里选", field="estates")


def _kept(body: Organisation, day: date) -> set[int]:
    return set(
        Servicing.objects.filter(in_force(day), organisation=body).values_list("estate", flat=True)
    )


def _reaches(body: Organisation, estate: "Estate", kept: set[int]) -> bool:
    if body.kind in BY_ESTATES:
        return estate.pk in kept or estate.pk == body.estate_id
    return codes.contains(body.region_code, estate.region_code)


def _require_apart(person: Person, offer: Offer) -> None:
    """The same post twice is a mistake; two of the three administrators are against the rule."""
    held = list(_meeting(person, offer.since_on, offer.until_on))
    if any(each.post == offer.post and each.organisation_id == offer.organisation for each in held):
        raise RuleBroken("这个人在这个单位已任此岗位", field="post")
    separation.require([*_powers(held), powers_of(offer.post)])


def _meeting(person: Person, since: date, until: date | None) -> Iterable[Appointment]:
    """His appointments that share a day with those days."""
    begun = Q(since_on__lte=until) if until else Q()
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=since)
    return Appointment.objects.filter(begun & lasting, person=person)


def _powers(appointments: Iterable[Appointment]) -> list[frozenset[str]]:
    return [powers_of(each.post) for each in appointments]


def _record_appointed(appointment: Appointment, actor: Actor, now: datetime) -> None:
    fact = PersonAppointed(
        appointment=appointment.pk,
        person=appointment.person_id,
        organisation=appointment.organisation_id,
        post=appointment.post,
        since_on=appointment.since_on,
        until_on=appointment.until_on,
        basis=appointment.basis,
    )
    record(fact, actor=actor, now=now, region_code=appointment.organisation.region_code)


def _body(number: int) -> Organisation:
    body = Organisation.objects.filter(pk=number).first()
    if body is None:
        raise RuleBroken("没有这个单位，从列表里选", field="organisation")
    return body


def _held(number: int) -> Person:
    person = Person.objects.select_for_update().filter(pk=number).first()
    if person is None:
        raise RuleBroken("没有这个人，先登记人员", field="person")
    return person


def _appointment(number: int) -> Appointment:
    rows = Appointment.objects.select_for_update(of=("self",)).select_related("organisation")
    appointment = rows.filter(pk=number).first()
    if appointment is None:
        raise RuleBroken("没有这项任职")
    return appointment
