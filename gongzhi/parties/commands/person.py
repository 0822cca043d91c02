"""People: the one behind a phone, and the account he signs in with."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from gongzhi.facts.parties import PersonCorrected, PersonRegistered
from gongzhi.foundation.access import powers
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.privacy.crypto import keyed_digest
from gongzhi.foundation.privacy.masks import mask_name
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.identifiers import id_card
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.kernel.identifiers.region_code import padded
from gongzhi.kernel.text import as_seen, fold
from gongzhi.parties.access import may_keep_person
from gongzhi.parties.models import Person
from gongzhi.parties.queries import person_by_id, person_by_phone
from gongzhi.parties.rules.residency import checked_name
from gongzhi.parties.vocabulary import UNNAMED, Power

LOCK = "parties.person.made"


@transaction.atomic
def person_for_phone(phone: str, *, account: int | None = None, name: str = "") -> Person:
    """The person of that phone, made when nobody is yet; his account is tied to him once.

    One phone at a time: whoever comes second waits, and finds the person the first one made.
    """
    _one_by_one(phone)
    person = person_by_phone(phone) or _made(phone, name or f"{UNNAMED}{phone[-4:]}")
    if account is not None and person.account_id is None:
        person.account_id = account
        person.save(update_fields=["account"])
    return person


def _made(phone: str, name: str) -> Person:
    """A sheet of owners takes no lock a phone: where it was first, its person is his."""
    try:
        with transaction.atomic():
            return Person.objects.create(phone=phone, name=name)
    except IntegrityError:
        known = person_by_phone(phone)
        if known is None:
            raise
        return known


def _one_by_one(*numbers: str) -> None:
    """Until the end of the transaction, always in one order; by a digest, since locks are to be
    seen by operators."""
    digests = (keyed_digest(number, LOCK)[:8] for number in numbers)
    locks = sorted({int.from_bytes(digest, signed=True) for digest in digests})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(each) FROM unnest(%s::bigint[]) each", [locks])


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a person is called and known by, as typed."""

    name: str
    phone: str = ""
    id_number: str = ""


@transaction.atomic
def register_person(identity: Identity, *, actor: Actor, now: datetime) -> Person:
    """The person of that phone or number where there is one of that name, else a new one. Two
    names for one number are a mistake that a person has to clear up."""
    _permit(actor)
    given = checked(identity)
    _one_by_one(*filter(None, (given.phone, given.id_number)))
    known = _known(given)
    if known is not None:
        return _completed(known, given, actor, now)
    person = Person.objects.create(
        name=given.name, phone=given.phone or None, id_number=given.id_number or None
    )
    record(PersonRegistered(person=person.pk), actor=actor, now=now, region_code=_place(actor))
    return person


@transaction.atomic
def correct_person(
    number: int, identity: Identity, *, reason: str, actor: Actor, now: datetime
) -> Person:
    """Name, phone and number as they are now; what is left empty stays as it was."""
    _permit(actor)
    if not may_keep_person(actor, number):
        raise NotPermitted("这个人不在你的辖区里，不能更正")
    if number == actor.person:
        raise NotPermitted("自己的登记由别人更正")
    given = checked(identity)
    if not as_seen(reason):
        raise RuleBroken("写明为什么更正，如看过什么证件", field="reason")
    person = Person.objects.select_for_update().get(pk=number)
    _refuse_others(given, number)
    changed = _changed(person, given)
    if not changed:
        raise StateChanged("和现在的登记一样，没有要更正的")
    fact = PersonCorrected(person=number, fields=changed, reason=as_seen(reason))
    record(fact, actor=actor, now=now, region_code=_place(actor))
    return person


def checked(identity: Identity) -> Identity:
    """In one form, or what is wrong, beside its field."""
    name = checked_name(identity.name)
    phone = phones.parse(identity.phone) if identity.phone.strip() else ""
    number = id_card.parse(identity.id_number, field="id_number") if identity.id_number else ""
    return Identity(name=name, phone=phone, id_number=number)


def _permit(actor: Actor) -> None:
    if actor != SYSTEM and not (actor.holds(Power.KEEP) or actor.holds(Power.VERIFY)):
        powers.require(actor, Power.KEEP)


def _known(given: Identity) -> Person | None:
    found = [
        (field, label, person)
        for field, label, person in (
            ("phone", "手机号", person_by_phone(given.phone) if given.phone else None),
            ("id_number", "身份证号", person_by_id(given.id_number) if given.id_number else None),
        )
        if person is not None
    ]
    for field, label, person in found:
        if not _is_called(person, given.name):
            raise RuleBroken(
                f"这个{label}已登记为“{mask_name(person.name)}”，核对是不是同一个人", field=field
            )
    if len({person.pk for _, _, person in found}) > 1:
        raise RuleBroken("手机号和身份证号分属两个人，核对后再填", field="id_number")
    return found[0][2] if found else None


def _is_called(person: Person, name: str) -> bool:
    """Whoever signed in by phone alone has no name yet."""
    return person.name.startswith(UNNAMED) or fold(person.name) == fold(name)


def _completed(person: Person, given: Identity, actor: Actor, now: datetime) -> Person:
    """What was not known of him before is added; what was known stays."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    added = Identity(
        name=given.name if held.name.startswith(UNNAMED) else held.name,
        phone="" if held.phone else given.phone,
        id_number="" if held.id_number else given.id_number,
    )
    changed = _changed(held, added)
    if changed:
        fact = PersonCorrected(person=held.pk, fields=changed, reason="登记时补全")
        record(fact, actor=actor, now=now, region_code=_place(actor))
    return held


def _refuse_others(given: Identity, own: int) -> None:
    for field, label, person in (
        ("phone", "手机号", person_by_phone(given.phone) if given.phone else None),
        ("id_number", "身份证号", person_by_id(given.id_number) if given.id_number else None),
    ):
        if person is not None and person.pk != own:
            raise RuleBroken(f"这个{label}已登记为“{mask_name(person.name)}”", field=field)


def _changed(person: Person, given: Identity) -> frozenset[str]:
    changed = {
        name
        for name in ("name", "phone", "id_number")
        if (value := getattr(given, name)) and getattr(person, name) != value
    }
    for name in changed:
        setattr(person, name, getattr(given, name))
    if changed:
        indexes = {f"{name}_index" for name in changed if name != "name"}
        person.save(update_fields=[*changed, *indexes])
    return frozenset(changed)


def _place(actor: Actor) -> str:
    """Where the register of the one who acts is."""
    return padded(actor.territory[0]) if actor.territory and actor.territory[0] else ""
