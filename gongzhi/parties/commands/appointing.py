"""Somebody named by phone is registered and given a post in one act: a form's, a sheet's row."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from gongzhi.kernel.actor import Actor
from gongzhi.parties.commands.appointment import appoint_person
from gongzhi.parties.commands.person import Identity, register_person
from gongzhi.parties.models import Appointment
from gongzhi.parties.rules.appointment import Offer


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """A person as typed, and what he is to be."""

    identity: Identity
    organisation: int
    post: str
    since_on: date
    until_on: date | None = None
    basis: str = ""
    title: str = ""
    region_code: str = ""
    lines: tuple[str, ...] = ()
    accession: str = ""
    estates: frozenset[int] = field(default_factory=frozenset)
    buildings: frozenset[int] = field(default_factory=frozenset)
    grid: int | None = None
    represents: int | None = None

    def offer(self, person: int) -> Offer:
        told = {name: value for name, value in vars(self).items() if name != "identity"}
        return Offer(person=person, **told)


@transaction.atomic
def appoint_nominee(nominee: Nominee, *, actor: Actor, now: datetime) -> Appointment:
    """Nobody is registered where the appointment is refused."""
    person = register_person(nominee.identity, actor=actor, now=now)
    return appoint_person(nominee.offer(person.pk), actor=actor, now=now)
