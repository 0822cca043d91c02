"""One paper with everything its page shows, and what this actor may do with it now."""

from dataclasses import dataclass
from datetime import datetime

from gongzhi.foundation.access import powers
from gongzhi.foundation.documents.access import is_own, visible_documents
from gongzhi.foundation.documents.keeping import PROOF
from gongzhi.foundation.documents.models import Delivery, Document, DocumentVersion
from gongzhi.foundation.documents.rendering.paper import Paper, paper_of
from gongzhi.foundation.documents.rules.separation import why_not
from gongzhi.foundation.documents.rules.states import TABLE
from gongzhi.foundation.documents.separating import separation_at
from gongzhi.foundation.documents.vocabulary import (
    ISSUED,
    DeliveryState,
    DocumentAct,
    DocumentState,
)
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of_many
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.transitions import Move

OF_A_DELIVERY = frozenset({DocumentAct.PROVE, DocumentAct.FAIL})


@dataclass(frozen=True, kw_only=True)
class Possible:
    """An act the state allows; `why_not` says why this actor cannot do it, "" where he can."""

    act: DocumentAct
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Sent:
    delivery: Delivery
    proofs: list[StoredFile]

    @property
    def is_ongoing(self) -> bool:
        return self.delivery.state == DeliveryState.ONGOING


@dataclass(frozen=True, kw_only=True)
class DocumentPage:
    document: Document
    paper: Paper
    versions: list[DocumentVersion]
    sent: list[Sent]
    possible: list[Possible]
    may_deliver: bool

    @property
    def state(self) -> DocumentState:
        return DocumentState(self.document.state)

    @property
    def is_issued(self) -> bool:
        return self.document.state in ISSUED

    @property
    def current(self) -> DocumentVersion:
        return next(v for v in self.versions if v.number == self.document.version)

    def offers(self, act: DocumentAct) -> bool:
        return any(each.act is act and not each.why_not for each in self.possible)

    def delivery(self, number: int) -> Delivery | None:
        return next((s.delivery for s in self.sent if s.delivery.pk == number), None)


def document_for(actor: Actor, number: int) -> Document | None:
    found = visible_documents(actor).select_related("number", "scan")
    return found.filter(pk=number).first()


def page_for(actor: Actor, number: int, now: datetime) -> DocumentPage | None:
    """None where there is none or the actor does not see it."""
    document = document_for(actor, number)
    if document is None:
        return None
    versions = list(document.versions.order_by("-number"))
    return DocumentPage(
        document=document,
        paper=paper_of(document, versions[0]),
        versions=versions,
        sent=_sent(document),
        possible=list(_possible(actor, document, versions, now)),
        may_deliver=is_own(actor, document)
        and actor.holds(TABLE.move(DocumentAct.DELIVER, DocumentState.STAMPED).power),
    )


def shared_paper(token: str) -> tuple[Document, Paper] | None:
    """What anybody with the address reads; a void paper is none."""
    found = Document.objects.select_related("number", "scan").filter(share_token=token)
    document = found.filter(state__in=ISSUED).first()
    return (document, paper_of(document)) if document else None


def _sent(document: Document) -> list[Sent]:
    rows = list(document.deliveries.order_by("pk"))
    proofs = files_of_many([row.ref for row in rows], PROOF)
    return [Sent(delivery=row, proofs=proofs[row.ref]) for row in rows]


def _possible(
    actor: Actor, document: Document, versions: list[DocumentVersion], now: datetime
) -> list[Possible]:
    moves = TABLE.moves_from(DocumentState(document.state))
    kept = [move for move in moves if move.act not in OF_A_DELIVERY]
    if not is_own(actor, document):
        return []
    authors = frozenset(v.written_by for v in versions if v.written_by is not None)
    separation = separation_at(document.region_code, local_day(now))
    return [
        Possible(
            act=DocumentAct(move.act),
            why_not=_lacks(actor, move)
            or why_not(
                DocumentAct(move.act),
                actor.person,
                authors=authors,
                reviewer=document.reviewed_by,
                separation=separation,
            ),
        )
        for move in kept
    ]


def _lacks(actor: Actor, move: Move) -> str:
    return "" if actor.holds(move.power) else f"要有“{powers.label(move.power)}”权限的人办"
