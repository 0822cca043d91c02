"""物业服务关系: a body begins to keep an estate, and ends."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from gongzhi.facts.parties import ServicingBegun, ServicingEnded
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged
from gongzhi.kernel.text import as_seen
from gongzhi.parties.commands.permitting import require_place
from gongzhi.parties.models import Organisation, Servicing
from gongzhi.parties.rules.organisation import KEEPERS
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.queries import estates_of_ids

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate


@transaction.atomic
def begin_servicing(
    organisation: int,
    estate: int,
    *,
    since_on: date,
    until_on: date | None = None,
    basis: str,
    actor: Actor,
    now: datetime,
) -> Servicing:
    """One body at a time; the day of the handover may stand in both."""
    place, body = _estate(estate), _keeper(organisation)
    require_place(actor, place.region_code, place.pk)
    if not as_seen(basis):
        raise RuleBroken("写明依据，如物业服务合同或移交文件", field="basis")
    if until_on is not None and until_on < since_on:
        raise RuleBroken("止日不能早于起日", field="until_on")
    _refuse_two(estate, since_on, until_on)
    servicing = Servicing.objects.create(
        organisation=body, estate_id=estate, since_on=since_on, until_on=until_on
    )
    fact = ServicingBegun(
        organisation=body.pk,
        estate=estate,
        since_on=since_on,
        until_on=until_on,
        basis=as_seen(basis),
    )
    record(fact, actor=actor, now=now, region_code=place.region_code)
    return servicing


@transaction.atomic
def end_servicing(
    number: int, *, until_on: date, reason: str, actor: Actor, now: datetime
) -> Servicing:
    rows = Servicing.objects.select_for_update(of=("self",)).select_related("estate")
    servicing = rows.filter(pk=number).first()
    if servicing is None:
        raise RuleBroken("没有这段物业服务关系")
    require_place(actor, servicing.estate.region_code, servicing.estate_id)
    if not as_seen(reason):
        raise RuleBroken("写明结束的原因，如合同到期、解聘决定", field="reason")
    if until_on < servicing.since_on:
        raise RuleBroken("止日不能早于起日", field="until_on")
    if servicing.until_on is not None and servicing.until_on <= until_on:
        raise StateChanged(f"到 {servicing.until_on:%Y-%m-%d} 为止，已经定了")
    servicing.until_on = until_on
    servicing.save(update_fields=["until_on"])
    fact = ServicingEnded(
        organisation=servicing.organisation_id,
        estate=servicing.estate_id,
        until_on=until_on,
        reason=as_seen(reason),
    )
    record(fact, actor=actor, now=now, region_code=servicing.estate.region_code)
    return servicing


def _estate(number: int) -> "Estate":
    found = estates_of_ids([number])
    if not found:
        raise RuleBroken("没有这个小区，从列表里选", field="estate")
    return found[0]


def _keeper(number: int) -> Organisation:
    """The row is held: two estates written at once are read one after the other."""
    rows = Organisation.objects.select_for_update().filter(pk=number, dissolved_on=None)
    body = rows.first()
    if body is None:
        raise RuleBroken("没有这个单位，从列表里选", field="organisation")
    if body.kind not in KEEPERS:
        label = OrganisationKind(body.kind).label
        raise RuleBroken(f"{label}不承担物业服务，换一个单位", field="organisation")
    return body


def _refuse_two(estate: int, since_on: date, until_on: date | None) -> None:
    begun = Q(since_on__lt=until_on) if until_on else Q()
    lasting = Q(until_on=None) | Q(until_on__gt=since_on)
    other = Servicing.objects.filter(begun & lasting, estate=estate).select_related("organisation")
    meeting = other.order_by("since_on").first()
    if meeting is not None:
        name, since = meeting.organisation.short_name, meeting.since_on
        until = f"到 {meeting.until_on:%Y-%m-%d}" if meeting.until_on else "没有写明止日"
        raise RuleBroken(
            f"{name}从 {since:%Y-%m-%d} 起服务这个小区，{until}；先结束它", field="since_on"
        )
