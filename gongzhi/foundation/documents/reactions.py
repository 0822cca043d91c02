"""What papers do when something happens."""

from gongzhi.facts.documents import DocumentSigned
from gongzhi.foundation.documents.commands.rendering import keep_forms
from gongzhi.foundation.documents.models import Document
from gongzhi.foundation.documents.vocabulary import NUMBERED
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reacting import on


@on(DocumentSigned)
def keep_signed_paper(fact: DocumentSigned, entry: Entry) -> None:
    """Before anybody asks for it; a paper voided at once is not worth the making."""
    document = Document.objects.filter(pk=fact.document, state__in=NUMBERED).first()
    if document is not None:
        keep_forms(document, now=entry.at)
