"""登记、更正、撤销单位."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongzhi.facts.parties import (
    AppointmentEnded,
    OrganisationCorrected,
    OrganisationCreated,
    OrganisationDissolved,
)
from gongzhi.foundation.access import powers
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.kernel.identifiers import uscc
from gongzhi.kernel.text import as_seen, sort_key
from gongzhi.parties.commands.permitting import ELSEWHERE, require_body
from gongzhi.parties.models import Appointment, Organisation, Servicing
from gongzhi.parties.queries.charters import ground_of, namesake, twin_at
from gongzhi.parties.rules.organisation import (
    LONGEST_SHORT_NAME,
    ONCE_AN_ESTATE,
    Charter,
    require,
    require_parent,
)
from gongzhi.parties.vocabulary import OrganisationKind, Power

CORRECTABLE = (
    "name",
    "short_name",
    "credit_code",
    "phone",
    "lines",
    "party_level",
    "parent_id",
    "estate_id",
    "building_id",
    "grid_id",
    "basis",
    "guide",
    "region_code",
    "county_code",
)
OF_AN_OFFICE = 20


@transaction.atomic
def create_organisation(charter: Charter, *, actor: Actor, now: datetime) -> Organisation:
    """A body is known by its kind and its place; a company by its code."""
    if not as_seen(charter.basis):
        raise RuleBroken("写明成立或登记的依据，如批文、备案号或营业执照", field="basis")
    code = _placed(charter, None, actor)
    body = Organisation.objects.create(kind=charter.kind, **_columns(charter, code))
    fact = OrganisationCreated(organisation=body.pk, body=charter.kind, basis=body.basis)
    record(fact, actor=actor, now=now, region_code=code)
    return body


def _placed(charter: Charter, own: int | None, actor: Actor) -> str:
    ground = ground_of(charter)
    code = require(charter, ground)
    require_parent(own, charter, ground.parent)
    _permit_new(actor, code, charter.estate)
    _refuse_twin(charter, code, own)
    return code


@transaction.atomic
def correct_organisation(
    number: int, charter: Charter, *, reason: str, actor: Actor, now: datetime
) -> Organisation:
    """The kind stays: a body of another kind is another body."""
    body = _standing(number)
    require_body(actor, body)
    if charter.kind != body.kind:
        raise RuleBroken("单位的类型不能改；登错了先撤销，再登记一个", field="kind")
    if not as_seen(reason):
        raise RuleBroken("写明为什么更正", field="reason")
    code = _placed(charter, number, actor)
    changed = _change(body, _columns(charter, code))
    if not changed:
        raise StateChanged("和现在的登记一样，没有要更正的")
    fact = OrganisationCorrected(organisation=number, fields=changed, reason=as_seen(reason))
    record(fact, actor=actor, now=now, region_code=body.region_code)
    return body


@transaction.atomic
def dissolve_organisation(
    number: int, *, on: date, reason: str, actor: Actor, now: datetime
) -> Organisation:
    """Its posts end with it; what it keeps and what stands below it must be settled before."""
    body = _standing(number)
    require_body(actor, body)
    if body.kind == OrganisationKind.PLATFORM:
        raise NotPermitted("平台管理不能撤销")
    if not as_seen(reason):
        raise RuleBroken("写明撤销的原因，如批文的文号", field="reason")
    _refuse_unsettled(body, on)
    for appointment in _held_after(body, on):
        _end_with_body(appointment, on, as_seen(reason), actor, now)
    body.dissolved_on = on
    body.save(update_fields=["dissolved_on"])
    fact = OrganisationDissolved(organisation=number, dissolved_on=on, reason=as_seen(reason))
    record(fact, actor=actor, now=now, region_code=body.region_code)
    return body


def _permit_new(actor: Actor, region_code: str, estate: int | None) -> None:
    """A company or a department stands at the county, above whoever writes it down."""
    if actor == SYSTEM:
        return
    powers.require(actor, Power.KEEP)
    above = any(codes.contains(region_code, codes.padded(own)) for own in actor.territory)
    if not (actor.covers(region_code, estate) or above):
        raise NotPermitted(f"这个区划{ELSEWHERE}", field="region_code")


def _refuse_twin(charter: Charter, region_code: str, own: int | None) -> None:
    if charter.credit_code:
        other = namesake(credit_code=uscc.normalised(charter.credit_code), but=own)
        if other:
            raise RuleBroken(f"这个信用代码已登记为“{other}”", field="credit_code")
    if OrganisationKind(charter.kind) in ONCE_AN_ESTATE and charter.estate:
        other = twin_at(charter.estate, charter.kind, but=own)
        if other:
            label = OrganisationKind(charter.kind).label
            raise RuleBroken(f"这个小区已有{label}“{other}”，先撤销它", field="estate")
    other = namesake(kind=charter.kind, name=charter.name.strip(), region_code=region_code, but=own)
    if other:
        raise RuleBroken(f"这里已有同类同名的单位“{other}”", field="name")


def _columns(charter: Charter, region_code: str) -> dict[str, Any]:
    name = as_seen(charter.name)
    return {
        "name": name,
        "short_name": as_seen(charter.short_name) or name[:LONGEST_SHORT_NAME],
        "sort_key": sort_key(as_seen(charter.short_name) or name)[:200],
        "credit_code": uscc.normalised(charter.credit_code),
        "region_code": region_code,
        "county_code": codes.county(region_code),
        "lines": list(charter.lines),
        "phone": _office_phone(charter.phone),
        "party_level": charter.party_level,
        "parent_id": charter.parent,
        "estate_id": charter.estate,
        "building_id": charter.building,
        "grid_id": charter.grid,
        "basis": as_seen(charter.basis),
        "guide": as_seen(charter.guide),
    }


def _office_phone(text: str) -> str:
    """A mobile in one form; a fixed line as it is written."""
    return phones.normalised(text) if phones.is_valid(text) else text.strip()[:OF_AN_OFFICE]


def _change(body: Organisation, columns: dict[str, Any]) -> frozenset[str]:
    """Told by the columns a person knows; the rest follows from them."""
    changed = {name for name in CORRECTABLE if getattr(body, name) != columns[name]}
    for name, value in columns.items():
        setattr(body, name, value)
    if changed:
        body.save(update_fields=list(columns))
    return frozenset(changed - {"county_code"})


def _refuse_unsettled(body: Organisation, on: date) -> None:
    kept = Servicing.objects.filter(organisation=body, until_on__isnull=True).count()
    if kept:
        raise RuleBroken(f"还服务 {kept} 个小区，先结束物业服务关系")
    below = Organisation.objects.filter(parent=body, dissolved_on__isnull=True).count()
    if below:
        raise RuleBroken(f"还有 {below} 个下级组织，先撤销它们或改上级")
    later = Appointment.objects.filter(organisation=body, since_on__gt=on).exists()
    if later:
        raise RuleBroken("有任职在这一天以后才开始，撤销日期要晚一些", field="on")


def _held_after(body: Organisation, on: date) -> list[Appointment]:
    held = Appointment.objects.select_for_update().filter(organisation=body)
    return [each for each in held if each.until_on is None or each.until_on > on]


def _end_with_body(
    appointment: Appointment, on: date, reason: str, actor: Actor, now: datetime
) -> None:
    appointment.until_on = on
    appointment.save(update_fields=["until_on"])
    ended = AppointmentEnded(
        appointment=appointment.pk, person=appointment.person_id, until_on=on, reason=reason
    )
    record(ended, actor=actor, now=now, region_code=appointment.organisation.region_code)


def _standing(number: int) -> Organisation:
    body = Organisation.objects.select_for_update().filter(pk=number).first()
    if body is None:
        raise RuleBroken("没有这个单位")
    if body.dissolved_on is not None:
        raise StateChanged(f"这个单位已于 {body.dissolved_on:%Y-%m-%d} 撤销")
    return body
