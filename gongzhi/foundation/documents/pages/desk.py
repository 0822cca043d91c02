"""公文台账 and one paper at the desk."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.documents.catalogue import template_named
from gongzhi.foundation.documents.commands.rendering import keep_form
from gongzhi.foundation.documents.keeping import DOCX, PDF
from gongzhi.foundation.documents.pages import exporting, proving, showing
from gongzhi.foundation.documents.pages.acting import DESK, acted, page_or_404
from gongzhi.foundation.documents.pages.forms import Filters
from gongzhi.foundation.documents.queries.register import PAGE, Filter, counts, listed
from gongzhi.foundation.documents.rendering import coverage
from gongzhi.foundation.documents.rendering.paper import paper_of
from gongzhi.foundation.documents.rendering.pdf import pdf_of
from gongzhi.foundation.documents.rendering.word import word_of
from gongzhi.foundation.documents.vocabulary import (
    NUMBERED,
    DocumentKind,
    DocumentPower,
    DocumentShelf,
    DocumentState,
)
from gongzhi.foundation.files.handing import handed_out
from gongzhi.foundation.files.vocabulary import Media, Variant
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.sheets.exporting import named_download
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import View

if TYPE_CHECKING:
    from gongzhi.foundation.documents.models import Document

OFFICE = tuple(DocumentPower)
FORMS = {"pdf": (PDF, Media.PDF, pdf_of), "docx": (DOCX, Media.DOCX, word_of)}


@open_to_power(*OFFICE)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    actor, form = actor_of(request), Filters(request.GET)
    wanted, page = asked(form), page_asked(request.GET.get("page", ""))
    found, numbers = listed(actor, wanted, page), counts(actor)
    context = {
        "rows": [{"document": d, "number": d.number, "state": _state(d), "kind": _kind(d)}
                 for d in found.rows],
        "filter_form": form,
        "views": [_view(shelf, wanted, numbers[shelf]) for shelf in DocumentShelf],
        "numbers": {shelf.value: number for shelf, number in numbers.items()},
        "window": Window(
            page=page, size=PAGE, shown=len(found.rows), number=found.number, unit="份"
        ),
    }  # fmt: skip
    return render(request, "documents/desk/documents.html", context)


def asked(form: Filters) -> Filter:
    """As far as it can be understood; an unknown word is as good as none."""
    form.is_valid()
    told, shelf = form.cleaned_data, form.data.get("shelf", "")
    return Filter(
        shelf=DocumentShelf(shelf) if shelf in set(DocumentShelf) else DocumentShelf.OPEN,
        kind=told.get("kind") or "",
        year=told.get("year"),
        words=told.get("q") or "",
    )


def _view(shelf: DocumentShelf, wanted: Filter, number: int) -> View:
    return View(
        label=shelf.label,
        url=f"?shelf={shelf}",
        number=number,
        current=wanted.shelf is shelf,
    )


def _state(document: "Document") -> str:
    return DocumentState(document.state).label


def _kind(document: "Document") -> str:
    return DocumentKind(document.kind).label


@open_to_power(DocumentPower.EXPORT)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    return exporting.sent(actor_of(request), asked(Filters(request.GET)), current())


@open_to_power(*OFFICE)
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    now = current()
    page = page_or_404(request, number, now)
    prefix, template = DESK.of(page), template_named(page.document.template)
    context = {
        "now": now,
        "page": page,
        "document": page.document,
        "paper": page.paper,
        "warning": coverage.warning(page.paper.words),
        "state": page.state.label,
        "steps": showing.steps(page, now),
        "facts": showing.facts(page),
        "scan": showing.scan(page),
        "deliveries": showing.deliveries(page, now),
        "powers": showing.powers(page, prefix),
        "main_act": showing.main_act(page, prefix),
        "lines": timeline(page.document.ref),
        "is_shareable": bool(template and template.is_shareable) and page.is_issued,
    }
    return render(request, "documents/desk/document.html", context)


@open_to_power(*OFFICE)
@require_safe
def version(request: HttpRequest, number: int, at: int) -> HttpResponse:
    """A text as it was laid before somebody."""
    page = page_or_404(request, number, current())
    row = next((v for v in page.versions if v.number == at), None)
    if row is None:
        raise Http404
    context = {"document": page.document, "version": row, "page": page}
    context |= {"paper": paper_of(page.document, row), "back": DESK.of(page)}
    return render(request, "documents/desk/version.html", context)


@open_to_power(*OFFICE)
@require_safe
def paper(request: HttpRequest, number: int, form: str) -> HttpResponseBase:
    """The signed paper as it was kept; of a draft what it would be now."""
    now, known = current(), FORMS.get(form)
    page = page_or_404(request, number, now)
    if known is None:
        raise Http404
    purpose, media, set_as = known
    if page.document.state in NUMBERED:
        return handed_out(keep_form(page.document, purpose, now=now), Variant.FULL)
    made = set_as(page.paper)
    answer = HttpResponse(made, content_type=media.value)
    answer.headers["Content-Disposition"] = named_download(f"{page.document.title}.{form}")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: int, noun: str) -> HttpResponse:
    return acted(request, number, noun, current(), DESK)


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, number: int, delivery: int, noun: str) -> HttpResponse:
    return proving.ended(request, number, delivery, noun, current(), DESK)
