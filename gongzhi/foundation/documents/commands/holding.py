"""What every act on a paper does first and last: take hold of it, permit, leave a fact."""

from datetime import datetime
from typing import TypedDict

from gongzhi.facts.documents import DocumentFact
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.documents.models import Delivery, Document
from gongzhi.foundation.documents.rules.states import TABLE
from gongzhi.foundation.documents.vocabulary import DeliveryState, DocumentAct, DocumentState
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.text import as_seen
from gongzhi.kernel.transitions import Move

LONGEST_REASON = 300


class About(TypedDict):
    document: int
    template: str
    about_kind: str
    about_id: int | None


def held(number: int, act: DocumentAct, actor: Actor) -> tuple[Document, Move]:
    """The paper of the actor's own body, held until the transaction ends, and the move it makes.
    One of another body is as good as none."""
    found = Document.objects.select_for_update().filter(pk=number)
    if actor != SYSTEM:
        found = found.filter(organisation=actor.organisation or 0)
    document = found.first()
    if document is None:
        raise NotPermitted("没有这份公文，或者它不是本单位的；请从公文台账里打开")
    move = TABLE.move(act, DocumentState(document.state))
    require(actor, move.power)
    return document, move


def about(document: Document) -> About:
    return {
        "document": document.pk,
        "template": document.template,
        "about_kind": document.about_kind,
        "about_id": document.about_id,
    }


def keep_record(fact: DocumentFact, document: Document, actor: Actor, now: datetime) -> None:
    record(fact, actor=actor, now=now, region_code=document.region_code)


def said(text: str, field: str, missing: str) -> str:
    """A reason as others will read it, refused where it says nothing."""
    seen = as_seen(text)
    if not seen:
        raise RuleBroken(missing, field=field)
    if len(seen) > LONGEST_REASON:
        raise RuleBroken(f"共 {len(seen)} 个字，不超过 {LONGEST_REASON} 个字", field=field)
    return seen


def authors(document: Document) -> frozenset[int]:
    """Whoever wrote any of its versions."""
    written = document.versions.values_list("written_by", flat=True)
    return frozenset(person for person in written if person is not None)


def delivery_states(document: Document) -> list[DeliveryState]:
    rows = Delivery.objects.filter(document=document).values_list("state", flat=True)
    return [DeliveryState(state) for state in rows]
