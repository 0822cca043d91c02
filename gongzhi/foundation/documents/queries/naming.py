"""What papers, numbers and received papers are called elsewhere."""

from collections.abc import Iterable, Mapping

from gongzhi.foundation.documents.models import Document, DocumentNumber, ReceivedPaper
from gongzhi.foundation.links import Link

DESK = "/desk/documents"


def document_links(ids: Iterable[int]) -> Mapping[int, Link]:
    rows = Document.objects.filter(pk__in=list(ids)).values_list("pk", "title", "number__text")
    return {pk: Link(title, f"{DESK}/{pk}", number or "") for pk, title, number in rows}


def number_links(ids: Iterable[int]) -> Mapping[int, Link]:
    rows = DocumentNumber.objects.filter(pk__in=list(ids)).values_list("pk", "text")
    return {pk: Link(text) for pk, text in rows}


def received_links(ids: Iterable[int]) -> Mapping[int, Link]:
    rows = ReceivedPaper.objects.filter(pk__in=list(ids)).values_list("pk", "title", "text")
    return {pk: Link(title, f"{DESK}/received/{pk}", text) for pk, title, text in rows}
