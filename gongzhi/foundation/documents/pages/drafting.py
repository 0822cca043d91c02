"""拟稿 from a template, with the paper beside it as it will look; 修改 of what was drafted."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.bodies import bodies
from gongzhi.foundation.documents.catalogue import template_named, templates
from gongzhi.foundation.documents.pages.acting import DESK, page_or_404
from gongzhi.foundation.documents.pages.forms import DraftForm
from gongzhi.foundation.documents.rendering import coverage
from gongzhi.foundation.documents.rendering.paper import Paper
from gongzhi.foundation.documents.rules.composing import Template, sketched
from gongzhi.foundation.documents.vocabulary import DocumentAct, DocumentPower
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.errors import RuleBroken

LOOK = "look"


@open_to_power(DocumentPower.DRAFT)
@require_safe
def choosing(request: HttpRequest) -> HttpResponse:
    return render(request, "documents/desk/choosing.html", {"templates": templates()})


@open_to_power(DocumentPower.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    template = _template_or_404(code)
    form = DraftForm(template, *_given(request))
    if _is_sent(request) and form.is_valid():
        try:
            made = commands.draft_document(
                code, form.values(), actor=actor_of(request), now=current()
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "已存为草稿；看过排版后送审")
            return HttpResponseRedirect(f"{DESK.prefix}/{made.pk}")
    return _shown(request, template, form, {"back": f"{DESK.prefix}/new"})


@open_to_power(DocumentPower.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def revision(request: HttpRequest, number: int) -> HttpResponse:
    """Only what is a draft; the old text stays among the versions."""
    now = current()
    page = page_or_404(request, number, now)
    template = _template_or_404(page.document.template)
    if not page.offers(DocumentAct.REVISE):
        messages.error(request, f"这份公文现在是“{page.state.label}”，不能修改稿件")
        return HttpResponseRedirect(DESK.of(page))
    given = _given(request) or (json.loads(page.current.values),)
    form = DraftForm(template, *given)
    if _is_sent(request) and form.is_valid():
        try:
            commands.revise_document(number, form.values(), actor=actor_of(request), now=now)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "已存为新的一稿")
            return HttpResponseRedirect(DESK.of(page))
    return _shown(request, template, form, {"back": DESK.of(page), "document": page.document})


@open_to_power(DocumentPower.DRAFT)
@require_POST
def sketch(request: HttpRequest, code: str) -> HttpResponse:
    """The paper as far as it is filled in, for beside the form."""
    template = _template_or_404(code)
    made = _sketch(request, template, DraftForm(template, request.POST))
    context = {"paper": made, "warning": coverage.warning(made.words)}
    return render(request, "documents/parts/paper.html", context)


def _template_or_404(code: str) -> Template:
    found = template_named(code)
    if found is None:
        raise Http404
    return found


def _given(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST,) if request.method == "POST" else ()


def _is_sent(request: HttpRequest) -> bool:
    """Looking at it without a script sends the form as well, and keeps nothing."""
    return request.method == "POST" and LOOK not in request.POST


def _sketch(request: HttpRequest, template: Template, form: DraftForm) -> Paper:
    organisation = actor_of(request).organisation or 0
    body = bodies([organisation]).get(organisation)
    return Paper(
        kind=template.kind,
        body=body.name if body else "",
        words=sketched(template, form.values()),
    )


def _shown(
    request: HttpRequest, template: Template, form: DraftForm, more: dict[str, Any]
) -> HttpResponse:
    looking = LOOK in request.POST
    if looking:
        form = DraftForm(template, request.POST)
        form.errors.clear()
    made = _sketch(request, template, form)
    context = {"template": template, "form": form, "paper": made}
    context["warning"] = coverage.warning(made.words)
    bad = request.method == "POST" and not looking
    page = "documents/desk/draft.html"
    return render(request, page, context | more, status=422 if bad else 200)
