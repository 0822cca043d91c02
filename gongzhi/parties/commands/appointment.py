"""任命与免职: give somebody a post, and end it. Nobody appoints himself."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from gongzhi.facts.parties import AppointmentEnded, AppointmentRenewed, PersonAppointed
from gongzhi.foundation.access.rules import separation
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.parties.commands.permitting import require_body
from gongzhi.parties.models import Appointment, Organisation, Person, Servicing
from gongzhi.parties.queries import in_force
from gongzhi.parties.queries.charters import grids_at
from gongzhi.parties.rules.appointment import (
    BY_ESTATES,
    Held,
    Offer,
    require,
    require_renewal,
    require_vacant,
)
from gongzhi.parties.rules.posts import PostKind, catalogue, powers_of
from gongzhi.territory.queries import buildings_of, estates_of_ids, estates_under

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate


@transaction.atomic
def appoint_person(offer: Offer, *, actor: Actor, now: datetime) -> Appointment:
    """The rows of the person and of the body are held meanwhile, so that two offices given at once
    see one another."""
    person = _held(offer.person)
    body, kind = _appointable(offer, actor)
    appointment = _appointed(offer, kind, person, body)
    _record_appointed(appointment, actor, now)
    return appointment


def _appointable(offer: Offer, actor: Actor) -> tuple[Organisation, PostKind]:
    """The body and the post, or why it cannot be."""
    body = _body(offer.organisation)
    require_body(actor, body)
    if offer.person == actor.person:
        raise NotPermitted("不能任命自己，由别人办理")
    kind = require(offer, kind=body.kind, body_region=body.region_code)
    _require_estates(offer, body)
    _require_buildings(offer, body)
    _require_seat(offer)
    _require_apart(offer)
    require_vacant(offer, kind, _held_in(body, offer.post))
    return body, kind


def _appointed(offer: Offer, kind: PostKind, person: Person, body: Organisation) -> Appointment:
    appointment = Appointment.objects.create(
        person=person,
        organisation=body,
        post=offer.post,
        title=offer.title.strip() or kind.title,
        region_code=codes.prefix(offer.region_code) if offer.region_code else "",
        lines=list(offer.lines),
        grid_id=offer.grid,
        represents_id=offer.represents,
        accession=offer.accession,
        is_sole=kind.seats == 1,
        basis=offer.basis.strip(),
        since_on=offer.since_on,
        until_on=offer.until_on,
    )
    appointment.estates.set(offer.estates)
    appointment.buildings.set(offer.buildings)
    return appointment


@transaction.atomic
def renew_appointment(
    number: int, *, until_on: date, basis: str, actor: Actor, now: datetime
) -> Appointment:
    """续任: the same post longer. A new term by a new election is a new appointment."""
    appointment = _appointment(number)
    body = _body(appointment.organisation_id)
    require_body(actor, body)
    if appointment.person_id == actor.person:
        raise NotPermitted("不能给自己续任，由别人办理")
    if not basis.strip():
        raise RuleBroken("写明续任的依据，如任命文件的文号", field="basis")
    require_renewal(appointment.since_on, appointment.until_on, until_on)
    _require_still_vacant(appointment, until_on)
    appointment.until_on = until_on
    appointment.save(update_fields=["until_on"])
    fact = AppointmentRenewed(
        appointment=appointment.pk,
        person=appointment.person_id,
        until_on=until_on,
        basis=basis.strip(),
    )
    record(fact, actor=actor, now=now, region_code=body.region_code)
    return appointment


def _require_still_vacant(appointment: Appointment, until_on: date) -> None:
    body, kind = appointment.organisation, catalogue().get(appointment.post)
    if kind is None:
        raise RuleBroken("这个岗位已不在岗位目录里，不能续任")
    longer = Offer(
        person=appointment.person_id,
        organisation=body.pk,
        post=appointment.post,
        since_on=appointment.since_on,
        until_on=until_on,
    )
    require_vacant(longer, kind, _held_in(body, appointment.post, but=appointment.pk))


@transaction.atomic
def end_appointment(
    number: int, *, until_on: date, reason: str, actor: Actor, now: datetime
) -> Appointment:
    """`until_on` is the last day in the post; the powers go with it."""
    appointment = _appointment(number)
    require_body(actor, appointment.organisation)
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


def _require_estates(offer: Offer, body: Organisation) -> None:
    """Within the body's own reach: those a company keeps, a committee's own, a stretch's."""
    rows = estates_of_ids(offer.estates)
    if len(rows) < len(offer.estates):
        raise RuleBroken("没有这个小区，从列表里选", field="estates")
    kept = _kept(body, offer.since_on)
    out = [row.name for row in rows if not _reaches(body, row, kept)]
    if out:
        raise RuleBroken(f"{'、'.join(out)}不归{body.short_name}管，从列表里选", field="estates")


def _require_buildings(offer: Offer, body: Organisation) -> None:
    """楼组长, 党员楼栋长, 微网格长 answer for buildings, or a grid, within the body's reach."""
    if offer.buildings and not offer.buildings <= _buildings(offer.estates or _estates_of(body)):
        raise RuleBroken("所选楼栋不在单位的小区里，从列表里选", field="buildings")
    if offer.grid is None:
        return
    grids = grids_at(body.estate_id, body.region_code)
    if offer.grid not in {grid.id for grid in grids}:
        raise RuleBroken("这个网格不在单位的辖区里，从列表里选", field="grid")


def _buildings(estates: Iterable[int]) -> set[int]:
    return {one.pk for estate in estates for one in buildings_of(estate)}


def _estates_of(body: Organisation) -> set[int]:
    if body.estate_id:
        return {body.estate_id}
    return {one.pk for one in estates_under(codes.prefix(body.region_code))}


def _require_seat(offer: Offer) -> None:
    if offer.represents is None:
        return
    if not Organisation.objects.filter(pk=offer.represents, dissolved_on=None).exists():
        raise RuleBroken("没有所代表的单位，从列表里选", field="represents")


def _held_in(body: Organisation, post: str, *, but: int | None = None) -> list[Held]:
    rows = Appointment.objects.filter(organisation=body, post=post).exclude(pk=but or 0)
    return [
        Held(
            post=row.post,
            holder=row.person.name,
            since_on=row.since_on,
            until_on=row.until_on,
        )
        for row in rows.select_related("person").order_by("since_on", "pk")
    ]


def _kept(body: Organisation, day: date) -> set[int]:
    return set(
        Servicing.objects.filter(in_force(day), organisation=body).values_list("estate", flat=True)
    )


def _reaches(body: Organisation, estate: "Estate", kept: set[int]) -> bool:
    if body.kind in BY_ESTATES:
        return estate.pk in kept or estate.pk == body.estate_id
    return codes.contains(body.region_code, estate.region_code)


def _require_apart(offer: Offer) -> None:
    """The same post twice is a mistake; two of the three administrators are against the rule."""
    held = list(_meeting(offer.person, offer.since_on, offer.until_on))
    if any(each.post == offer.post and each.organisation_id == offer.organisation for each in held):
        raise RuleBroken("这个人在这个单位已任此岗位", field="post")
    separation.require([*_powers(held), powers_of(offer.post)])


def _meeting(person: int, since: date, until: date | None) -> Iterable[Appointment]:
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
    body = Organisation.objects.select_for_update().filter(pk=number).first()
    if body is None:
        raise RuleBroken("没有这个单位，从列表里选", field="organisation")
    if body.dissolved_on is not None:
        raise RuleBroken(f"{body.short_name}已撤销，不再任命", field="organisation")
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
