"""台账: the papers an actor sees, filtered, a page at a time, and how many stand where."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from gongzhi.foundation.documents.access import visible_documents
from gongzhi.foundation.documents.models import Delivery, Document
from gongzhi.foundation.documents.vocabulary import (
    IN_HAND,
    DeliveryState,
    DocumentPower,
    DocumentShelf,
    DocumentState,
)
from gongzhi.kernel.actor import Actor

PAGE = 20
TO_DO = {
    DocumentPower.REVIEW: (DocumentState.REVIEWING,),
    DocumentPower.SIGN: (DocumentState.SIGNING,),
    DocumentPower.STAMP: (DocumentState.SIGNED,),
    DocumentPower.DELIVER: (DocumentState.STAMPED, DocumentState.DELIVERING),
}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """`words` is looked for in titles and numbers."""

    shelf: DocumentShelf = DocumentShelf.OPEN
    kind: str = ""
    year: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    rows: list[Document]
    start: int
    number: int


def listed(actor: Actor, wanted: Filter, page: int) -> Page:
    """Newest first; counted only where the page does not say it."""
    found, start = whole(actor, wanted), (page - 1) * PAGE
    rows = list(found[start : start + PAGE])
    full = len(rows) == PAGE or (not rows and start)
    number = found.order_by().count() if full else start + len(rows)
    return Page(rows=rows, start=start, number=number)


def whole(actor: Actor, wanted: Filter) -> QuerySet[Document]:
    found = visible_documents(actor).filter(_shelf(actor, wanted.shelf))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(drafted_at__year=wanted.year)
    if wanted.words:
        found = found.filter(
            Q(title__icontains=wanted.words) | Q(number__text__icontains=wanted.words)
        )
    return found.select_related("number").order_by("-id")


def exported(actor: Actor, wanted: Filter) -> Iterator[tuple[Document, list[Delivery]]]:
    """Each paper with its deliveries, however long the register is."""
    rows = whole(actor, wanted).prefetch_related("deliveries")
    for document in rows.iterator(chunk_size=500):
        yield document, list(document.deliveries.all())


def counts(actor: Actor) -> dict[DocumentShelf, int]:
    """One query; in the order of the shelves."""
    found = visible_documents(actor).aggregate(
        **{shelf.value: Count("pk", filter=_shelf(actor, shelf)) for shelf in DocumentShelf}
    )
    return {shelf: found[shelf.value] for shelf in DocumentShelf}


def to_deliver(actor: Actor) -> QuerySet[Document]:
    """What goes out of doors: stamped papers of the actor's body, the longest waiting first."""
    waiting = (DocumentState.STAMPED, DocumentState.DELIVERING)
    found = visible_documents(actor).filter(organisation=actor.organisation or 0, state__in=waiting)
    return found.select_related("number").order_by("stamped_at", "id")


def waited_for(documents: list[Document]) -> dict[int, list[str]]:
    """To whom each is under way; one query."""
    rows = Delivery.objects.filter(
        document__in=[d.pk for d in documents], state=DeliveryState.ONGOING
    )
    told: dict[int, list[str]] = {d.pk: [] for d in documents}
    for row in rows:
        told[row.document_id].append(row.recipient)
    return told


def _shelf(actor: Actor, shelf: DocumentShelf) -> Q:
    return {
        DocumentShelf.OPEN: Q(state__in=IN_HAND),
        DocumentShelf.MINE: _mine(actor),
        DocumentShelf.DELIVERED: Q(state=DocumentState.DELIVERED),
        DocumentShelf.VOID: Q(state=DocumentState.VOID),
        DocumentShelf.ALL: Q(),
    }[shelf]


def _mine(actor: Actor) -> Q:
    """What the actor's powers ask of him, and his own drafts."""
    states = [s for power, of in TO_DO.items() if actor.holds(power) for s in of]
    asked = Q(organisation=actor.organisation or 0, state__in=states)
    if actor.person is None:
        return asked
    return asked | Q(drafted_by=actor.person, state=DocumentState.DRAFT)
