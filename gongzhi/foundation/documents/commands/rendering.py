"""The signed paper as files, made once and kept with their hash; a draft is made when asked for."""

from collections.abc import Callable
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from gongzhi.foundation.documents.keeping import DOCX, PDF
from gongzhi.foundation.documents.models import Document
from gongzhi.foundation.documents.rendering.paper import Paper, paper_of
from gongzhi.foundation.documents.rendering.pdf import pdf_of
from gongzhi.foundation.documents.rendering.word import word_of
from gongzhi.foundation.documents.vocabulary import NUMBERED
from gongzhi.foundation.files.commands import store
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.actor import SYSTEM

Made = Callable[[Paper], bytes]
FORMS: dict[str, tuple[str, Made]] = {PDF: ("pdf", pdf_of), DOCX: ("docx", word_of)}


def keep_forms(document: Document, *, now: datetime) -> list[StoredFile]:
    """Both forms of a signed paper."""
    return [keep_form(document, purpose, now=now) for purpose in FORMS]


@transaction.atomic
def keep_form(document: Document, purpose: str, *, now: datetime) -> StoredFile:
    """Once made it stays as it is, whatever the layout or the name of the body becomes."""
    if document.state not in NUMBERED:
        raise ValueError("only a signed paper is kept")
    Document.objects.select_for_update().get(pk=document.pk)
    kept = files_of(document.ref, purpose)
    if kept:
        return kept[0]
    suffix, made = FORMS[purpose]
    content = made(paper_of(document))
    return store(
        ContentFile(content, name=f"{document.title}.{suffix}"),
        owner=document.ref,
        purpose=purpose,
        actor=SYSTEM,
        now=now,
        region_code=document.region_code,
    )
