"""Who sees which papers: those of one's own body; the street those of its territory as well."""

from django.db.models import Q, QuerySet

from gongzhi.foundation.access.territory import within
from gongzhi.foundation.documents.models import Delivery, Document, ReceivedPaper
from gongzhi.foundation.documents.vocabulary import ISSUED, DocumentPower
from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor

POWERS = frozenset(DocumentPower)


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """Drafts are seen within the house alone; what went out, by who oversees the place as well."""
    return Document.objects.filter(_own(actor) | _overseen(actor) & Q(state__in=ISSUED))


def visible_received(actor: Actor) -> QuerySet[ReceivedPaper]:
    return ReceivedPaper.objects.filter(_own(actor))


def is_own(actor: Actor, document: Document) -> bool:
    return actor.organisation == document.organisation


def may_read_document_file(actor: Actor, document: int, _file: StoredFile) -> bool:
    return visible_documents(actor).filter(pk=document).exists()


def may_read_delivery_file(actor: Actor, delivery: int, _file: StoredFile) -> bool:
    seen = visible_documents(actor).values("pk")
    return Delivery.objects.filter(pk=delivery, document__in=seen).exists()


def may_read_received_file(actor: Actor, paper: int, _file: StoredFile) -> bool:
    return visible_received(actor).filter(pk=paper).exists()


def _own(actor: Actor) -> Q:
    if actor.organisation is None or not POWERS & actor.powers:
        return Q(pk__in=())
    return Q(organisation=actor.organisation)


def _overseen(actor: Actor) -> Q:
    return within(actor) if actor.holds(DocumentPower.SEE) else Q(pk__in=())
