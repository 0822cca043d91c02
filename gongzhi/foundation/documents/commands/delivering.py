"""送达: begun by one of five ways, proven by a receipt or a photo, or noted as failed."""

from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.documents import DeliveryBegun, DeliveryFailed, DocumentDelivered
from gongzhi.foundation.documents.bodies import recipients_for
from gongzhi.foundation.documents.commands import clocks
from gongzhi.foundation.documents.commands.holding import (
    about,
    delivery_states,
    held,
    keep_record,
    said,
)
from gongzhi.foundation.documents.keeping import PROOF
from gongzhi.foundation.documents.models import Delivery, Document
from gongzhi.foundation.documents.rules.delivering import (
    Proof,
    Sending,
    check_sending,
    delivered_on,
)
from gongzhi.foundation.documents.rules.states import standing
from gongzhi.foundation.documents.vocabulary import (
    DeliveryState,
    DeliveryWay,
    DocumentAct,
    DocumentState,
)
from gongzhi.foundation.duties.arrangements import calendar_for, supposing
from gongzhi.foundation.duties.queries import standing_duty
from gongzhi.foundation.files.commands import claim
from gongzhi.foundation.rulebook.reading import require
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import DAY, due, end_of, last_day, local_day
from gongzhi.kernel.errors import RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref


@transaction.atomic
def begin_delivery(
    number: int,
    sending: Sending,
    *,
    actor: Actor,
    now: datetime,
    organisation: int | None = None,
) -> Delivery:
    """`organisation` where the recipient is a body on the platform; its name stands as written."""
    document, move = held(number, DocumentAct.DELIVER, actor)
    check_sending(sending, stamped_on=_stamped_on(document), today=local_day(now))
    _refuse_stranger(organisation, actor)
    delivery = Delivery.objects.create(
        document=document,
        way=sending.way,
        state=DeliveryState.ONGOING,
        recipient=sending.recipient,
        recipient_organisation=organisation,
        address=sending.address or None,
        tracking=sending.tracking or None,
        consent=sending.consent or None,
        reason=sending.reason or None,
        posted_on=sending.posted_on if sending.way is DeliveryWay.NOTICE else None,
        lapses_on=_lapses_on(document, sending, now),
        begun_at=now,
        begun_by=actor.person,
        region_code=document.region_code,
        county_code=document.county_code,
    )
    document.state = move.target
    document.save(update_fields=["state"])
    if standing_duty(document.ref, clocks.DELIVER) is None:
        clocks.next_step(document, clocks.DELIVER, actor=actor, now=now)
    fact = DeliveryBegun(
        **about(document), delivery=delivery.pk, way=sending.way, recipient=sending.recipient
    )
    keep_record(fact, document, actor, now)
    return delivery


@transaction.atomic
def prove_delivery(
    number: int,
    delivery: int,
    *,
    proof: Ref,
    signed_by: str = "",
    on: date | None = None,
    actor: Actor,
    now: datetime,
) -> Delivery:
    """`proof` is the draft under which receipt and photos were uploaded; `on` the day they say.
    Only from here on does the paper count as delivered to that recipient."""
    document, _ = held(number, DocumentAct.PROVE, actor)
    row = _ongoing(document, delivery)
    files = claim(proof, row.ref, purpose=PROOF, region_code=document.region_code)
    day = delivered_on(
        DeliveryWay(row.way),
        Proof(files=len(files), signed_by=signed_by, delivered_on=on),
        stamped_on=_stamped_on(document),
        today=local_day(now),
        lapses_on=row.lapses_on,
    )
    row.state, row.delivered_on, row.proof = DeliveryState.PROVEN, day, files[0]
    row.signed_by, row.proven_at, row.proven_by = signed_by or None, now, actor.person
    row.save()
    _settle(document, actor, now)
    fact = DocumentDelivered(
        **about(document),
        delivery=row.pk,
        way=row.way,
        delivered_on=day,
        proof=files[0].pk,
        recipient_organisation=row.recipient_organisation,
        recipient=row.recipient,
    )
    keep_record(fact, document, actor, now)
    return row


@transaction.atomic
def fail_delivery(number: int, delivery: int, *, why: str, actor: Actor, now: datetime) -> Delivery:
    """Refused, moved away, sent back: another way is to be found."""
    document, _ = held(number, DocumentAct.FAIL, actor)
    row = _ongoing(document, delivery)
    failure = said(why, "why", "写明为什么没有送到，换别的方式时凭它说明")
    row.state, row.failed_at, row.failure = DeliveryState.FAILED, now, failure
    row.save(update_fields=["state", "failed_at", "failure"])
    _settle(document, actor, now)
    fact = DeliveryFailed(**about(document), delivery=row.pk, way=row.way, why=failure)
    keep_record(fact, document, actor, now)
    return row


def _ongoing(document: Document, delivery: int) -> Delivery:
    row = Delivery.objects.select_for_update().filter(pk=delivery, document=document).first()
    if row is None:
        raise RuleBroken("这份公文没有这次送达；请从公文页面打开")
    if row.state != DeliveryState.ONGOING:
        raise StateChanged(f"这次送达已经登记为“{DeliveryState(row.state).label}”，不能再改")
    return row


def _settle(document: Document, actor: Actor, now: datetime) -> None:
    """The paper stands as its deliveries do; once all are proven nobody owes one any more."""
    document.state = standing(delivery_states(document))
    document.save(update_fields=["state"])
    if document.state == DocumentState.DELIVERED:
        clocks.done(document, clocks.DELIVER, actor=actor, now=now)


def _lapses_on(document: Document, sending: Sending, now: datetime) -> date | None:
    """The day of posting is not counted; a last day that is a holiday gives way to the next."""
    if sending.way is not DeliveryWay.NOTICE or sending.posted_on is None:
        return None
    rule = require("documents.notice.span", region_code=document.region_code, on=local_day(now))
    posted = end_of(sending.posted_on) - DAY
    return last_day(due(rule.span, posted, supposing(calendar_for(), now.year)))


def _stamped_on(document: Document) -> date:
    if document.stamped_on is None:
        raise RuleBroken("用印以后才能送达")
    return document.stamped_on


def _refuse_stranger(organisation: int | None, actor: Actor) -> None:
    if organisation is not None and organisation not in {b.id for b in recipients_for(actor)}:
        raise RuleBroken("没有这个单位，从列表里选，或者只写名称", field="organisation")
