"""Which duty begins and ends with which step of a paper; spans are the rulebook's."""

from datetime import datetime

from gongzhi.foundation.documents.models import Document, ReceivedPaper
from gongzhi.foundation.documents.vocabulary import HANDLE_DUTY, DocumentPower
from gongzhi.foundation.duties.commands import Holder, begin, cancel, finish
from gongzhi.foundation.rulebook.reading import require
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, Unit, local_day

REVIEW, SIGN, STAMP = "documents.review", "documents.sign", "documents.stamp"
DELIVER, REVISE = "documents.deliver", "documents.revise"
OF_A_DOCUMENT = (REVIEW, SIGN, STAMP, DELIVER, REVISE)
SPANS = {
    REVIEW: "documents.review.span",
    SIGN: "documents.sign.span",
    STAMP: "documents.stamp.span",
    DELIVER: "documents.delivery.span",
    REVISE: "documents.revision.span",
}
POWERS = {
    REVIEW: DocumentPower.REVIEW,
    SIGN: DocumentPower.SIGN,
    STAMP: DocumentPower.STAMP,
    DELIVER: DocumentPower.DELIVER,
    REVISE: DocumentPower.DRAFT,
}


def next_step(document: Document, kind: str, *, actor: Actor, now: datetime) -> None:
    """Whoever in the body holds the power has it to do."""
    rule = require(SPANS[kind], region_code=document.region_code, on=local_day(now))
    begin(
        kind,
        document.ref,
        span=rule.value,
        holder=_holder(document, kind),
        title=document.title,
        wording=f"{rule.title} {rule.wording}",
        actor=actor,
        now=now,
        region_code=document.region_code,
    )


def done(document: Document, kind: str, *, actor: Actor, now: datetime) -> None:
    finish(document.ref, kind, actor=actor, now=now)


def stop_all(document: Document, *, actor: Actor, now: datetime) -> None:
    for kind in OF_A_DOCUMENT:
        cancel(document.ref, kind, reason="void", actor=actor, now=now)


def begin_handling(paper: ReceivedPaper, days: int | None, *, actor: Actor, now: datetime) -> None:
    """`days` is what the paper itself sets, in working days; without it the rulebook's."""
    rule = require("documents.received.span", region_code=paper.region_code, on=local_day(now))
    own = Span(days, Unit.WORKING_DAYS) if days else None
    begin(
        HANDLE_DUTY,
        paper.ref,
        span=own or rule.value,
        holder=Holder(organisation=paper.organisation, power=DocumentPower.RECEIVE),
        title=paper.title,
        wording=f"来文要求 {own.wording}" if own else f"{rule.title} {rule.wording}",
        actor=actor,
        now=now,
        region_code=paper.region_code,
    )


def end_handling(paper: ReceivedPaper, *, actor: Actor, now: datetime) -> None:
    finish(paper.ref, HANDLE_DUTY, actor=actor, now=now)


def _holder(document: Document, kind: str) -> Holder:
    """What was sent back is the drafter's own; a draft of the system's is anybody's who drafts."""
    if kind == REVISE and document.drafted_by is not None:
        return Holder(person=document.drafted_by)
    return Holder(organisation=document.organisation, power=POWERS[kind])
