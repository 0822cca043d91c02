"""审核、退回、签发."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.documents import DocumentReturned, DocumentReviewed, DocumentSigned
from gongzhi.foundation.documents.commands import clocks
from gongzhi.foundation.documents.commands.holding import (
    about,
    authors,
    held,
    keep_record,
    said,
)
from gongzhi.foundation.documents.commands.numbering import give_number
from gongzhi.foundation.documents.models import Document
from gongzhi.foundation.documents.rules.separation import refuse_own_hand
from gongzhi.foundation.documents.separating import separation_at
from gongzhi.foundation.documents.vocabulary import DocumentAct, DocumentState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.text import as_seen


@transaction.atomic
def pass_review(number: int, *, remark: str = "", actor: Actor, now: datetime) -> Document:
    document, move = held(number, DocumentAct.PASS, actor)
    _refuse_own(document, DocumentAct.PASS, actor, now)
    document.state = move.target
    document.reviewed_by, document.reviewed_at = actor.person, now
    document.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    clocks.done(document, clocks.REVIEW, actor=actor, now=now)
    clocks.next_step(document, clocks.SIGN, actor=actor, now=now)
    fact = DocumentReviewed(**about(document), version=document.version, remark=as_seen(remark))
    keep_record(fact, document, actor, now)
    return document


@transaction.atomic
def return_document(number: int, *, reason: str, actor: Actor, now: datetime) -> Document:
    """From review or from signing, back to whoever drafted it, with what is to be changed."""
    document, move = held(number, DocumentAct.RETURN, actor)
    why = said(reason, "reason", "写明哪里要改，拟稿人照着改")
    step = clocks.REVIEW if document.state == DocumentState.REVIEWING else clocks.SIGN
    document.state = move.target
    document.reviewed_by = document.reviewed_at = None
    document.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    clocks.done(document, step, actor=actor, now=now)
    clocks.next_step(document, clocks.REVISE, actor=actor, now=now)
    fact = DocumentReturned(**about(document), version=document.version, reason=why)
    keep_record(fact, document, actor, now)
    return document


@transaction.atomic
def sign_document(number: int, *, actor: Actor, now: datetime) -> Document:
    """The paper is dated and numbered in the same breath, or neither."""
    document, move = held(number, DocumentAct.SIGN, actor)
    _refuse_own(document, DocumentAct.SIGN, actor, now)
    document.number = give_number(document, now)
    document.state = move.target
    document.signed_by, document.signed_at = actor.person, now
    document.signed_on = local_day(now)
    document.save(update_fields=["number", "state", "signed_by", "signed_at", "signed_on"])
    clocks.done(document, clocks.SIGN, actor=actor, now=now)
    clocks.next_step(document, clocks.STAMP, actor=actor, now=now)
    fact = DocumentSigned(**about(document), version=document.version, number=document.number.pk)
    keep_record(fact, document, actor, now)
    return document


def _refuse_own(document: Document, act: DocumentAct, actor: Actor, now: datetime) -> None:
    refuse_own_hand(
        act,
        actor.person,
        authors=authors(document),
        reviewer=document.reviewed_by,
        separation=separation_at(document.region_code, local_day(now)),
    )
