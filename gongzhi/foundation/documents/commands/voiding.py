"""作废: the paper goes no further; a number it had been given stays void in the register."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.documents import DocumentVoided
from gongzhi.foundation.documents.commands import clocks
from gongzhi.foundation.documents.commands.holding import (
    about,
    delivery_states,
    held,
    keep_record,
    said,
)
from gongzhi.foundation.documents.models import Delivery, Document
from gongzhi.foundation.documents.rules.states import refuse_void_after_proof
from gongzhi.foundation.documents.vocabulary import DeliveryState, DocumentAct
from gongzhi.kernel.actor import Actor


@transaction.atomic
def void_document(number: int, *, reason: str, actor: Actor, now: datetime) -> Document:
    document, move = held(number, DocumentAct.VOID, actor)
    refuse_void_after_proof(delivery_states(document))
    why = said(reason, "reason", "写明为什么作废，文号旁边一直看得到")
    document.state, document.void_at, document.void_reason = move.target, now, why
    document.save(update_fields=["state", "void_at", "void_reason"])
    for delivery in Delivery.objects.filter(document=document, state=DeliveryState.ONGOING):
        delivery.state, delivery.failed_at, delivery.failure = DeliveryState.FAILED, now, why
        delivery.save(update_fields=["state", "failed_at", "failure"])
    clocks.stop_all(document, actor=actor, now=now)
    fact = DocumentVoided(**about(document), number=document.number_id, reason=why)
    keep_record(fact, document, actor, now)
    return document
