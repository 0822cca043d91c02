"""Do one act on a paper and say what came of it: the same on both faces."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.documents.pages.acts import BY_NOUN, ActPage, Doing
from gongzhi.foundation.documents.pages.uploading import Tray
from gongzhi.foundation.documents.queries.document import DocumentPage, page_for
from gongzhi.foundation.web.asking import hidden_fields, is_confirmed, is_dropping, is_taken_back
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.errors import RuleBroken


@dataclass(frozen=True, kw_only=True)
class Face:
    """Where the pages of one face stand and what draws them."""

    prefix: str
    templates: str

    def of(self, page: DocumentPage) -> str:
        return f"{self.prefix}/{page.document.pk}"


DESK = Face(prefix="/desk/documents", templates="documents/desk")
FIELD = Face(prefix="/w/documents", templates="documents/field")


def page_or_404(request: HttpRequest, number: int, now: datetime) -> DocumentPage:
    page = page_for(actor_of(request), number, now)
    if page is None:
        raise Http404
    return page


def acted(request: HttpRequest, number: int, noun: str, now: datetime, face: Face) -> HttpResponse:
    page, one = page_or_404(request, number, now), BY_NOUN.get(noun)
    if one is None:
        raise Http404
    if not page.offers(one.act):
        return _refused(request, page, one, face)
    actor = actor_of(request)
    tray = one.tray_of(page)
    form = one.bound(page, actor, now, *given_in(request))
    if tray:
        tray.ask(request, form)
    doing = Doing(request=request, page=page, form=form, actor=actor, now=now)
    question = handed_in(doing, one.run, tray, _asks(one, doing))
    if question is DONE:
        messages.success(request, one.done)
        return HttpResponseRedirect(face.of(page))
    context = {
        "page": page,
        "document": page.document,
        "one": one,
        "form": form,
        "question": question,
        "hidden": hidden_fields(form) if question else "",
        "kept": tray.kept(request) if tray else [],
        "back": face.of(page),
    }
    status = 422 if form.errors else 200
    return render(request, f"{face.templates}/act.html", context, status=status)


def given_in(request: HttpRequest) -> tuple[Any, ...]:
    """What a form is bound to; a photo that is dropped judges nothing of what was typed."""
    if request.method != "POST" or is_dropping(request):
        return ()
    return (request.POST, request.FILES)


DONE = Question("", "", "", "")
"""What `handed_in` answers once the act is done."""


def handed_in(doing: Doing, run: Any, tray: Tray | None, question: Any) -> Question | None:  # noqa: ANN401
    """DONE, the question to put first, or None: then the form stands with what is wrong."""
    request, form = doing.request, doing.form
    if request.method != "POST" or is_taken_back(request):
        return None
    if is_dropping(request):
        if tray:
            tray.drop(request)
        return None
    stands = form.is_valid()
    try:
        if tray:
            tray.take(request, doing.now)
        if not stands:
            return None
        if question and not is_confirmed(request):
            asked: Question = question()
            return asked
        run(doing)
    except RuleBroken as broken:
        refuse(form, broken)
        return None
    return DONE


def _asks(one: ActPage, doing: Doing) -> Any:  # noqa: ANN401
    return (lambda: one.asks(doing)) if one.asks else None


def _refused(request: HttpRequest, page: DocumentPage, one: ActPage, face: Face) -> HttpResponse:
    """In place of a form that could only be filled in in vain."""
    why = next((each.why_not for each in page.possible if each.act is one.act), "")
    words = why or f"这份公文现在是“{page.state.label}”，不能“{one.verb}”"
    context = {"page": page, "document": page.document, "words": words, "back": face.of(page)}
    context |= {"one": one}
    return render(request, f"{face.templates}/refused.html", context, status=409)
