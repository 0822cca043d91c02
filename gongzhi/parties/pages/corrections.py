"""纠错: the queue at the desk and its answers; at the phone, asking and seeing the answer."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power, open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.privacy.masks import mask_name
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import Fact, View
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.commands.correction import ANSWERING, answer_correction, ask_correction
from gongzhi.parties.pages.forms import AnswerForm
from gongzhi.parties.queries.corrections import (
    correction_for,
    corrections_for,
    own_corrections,
    own_home,
)
from gongzhi.parties.queries.residency import place_name
from gongzhi.parties.vocabulary import CorrectionState, CorrectionSubject, Power

if TYPE_CHECKING:
    from gongzhi.parties.models import Correction

PAGE = 20
TONES = {
    CorrectionState.ASKED: "warn",
    CorrectionState.GRANTED: "brand",
    CorrectionState.REFUSED: "info",
}


class AskingForm(PlainForm):
    subject = forms.ChoiceField(
        label="哪一项不对", choices=CorrectionSubject.choices(), widget=forms.RadioSelect
    )
    wanted = forms.CharField(
        label="应该是什么",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="照证件写；改姓名的只写姓名",
    )


@open_to_power(Power.VERIFY)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    actor, page = actor_of(request), page_asked(request.GET.get("page", ""))
    state = CorrectionState.ASKED if request.GET.get("view") != "all" else ""
    found, start = corrections_for(actor, state=state), (page - 1) * PAGE
    rows = list(found[start : start + PAGE])
    context = {
        "rows": [_line(row) for row in rows],
        "views": [
            View(label="待答复", url="?", current=bool(state)),
            View(label="全部", url="?view=all", current=not state),
        ],
        "window": Window(page=page, size=PAGE, shown=len(rows), number=found.count(), unit="条"),
    }
    return render(request, "parties/desk/corrections.html", context)


def _line(row: "Correction") -> dict[str, Any]:
    return {
        "row": row,
        "place": place_name(row.residency),
        "subject": CorrectionSubject(row.subject).label,
        "state": CorrectionState(row.state),
    }


@open_to_power(Power.VERIFY)
@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    row = correction_for(actor, number)
    if row is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        granted = request.POST.get("decision") == "grant"
        try:
            answer_correction(
                number,
                is_granted=granted,
                answer=form.cleaned_data["answer"],
                actor=actor,
                now=timezone.now(),
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "已更正并答复" if granted else "已答复")
            return HttpResponseRedirect(request.path)
    context = {
        "correction": row,
        "facts": _facts(row),
        "form": form,
        "place": place_name(row.residency),
        "is_waiting": row.state == CorrectionState.ASKED,
    }
    status = 422 if form.errors else 200
    return render(request, "parties/desk/correction.html", context, status=status)


def _facts(row: "Correction") -> list[Fact]:
    is_name = row.subject == CorrectionSubject.NAME
    waiting = row.state == CorrectionState.ASKED
    wanted = row.wanted if waiting or not is_name else mask_name(row.wanted)
    return [
        Fact("房屋", place_name(row.residency)),
        Fact("提出人", mask_name(row.residency.person.name)),
        Fact("哪一项", CorrectionSubject(row.subject).label),
        Fact("应该是", wanted),
        Fact("结果", CorrectionState(row.state).label),
        *([Fact("答复", row.answer)] if row.answer else []),
    ]


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest, number: int) -> HttpResponse:
    """One's own home: what is wrong with its data, what was answered."""
    actor = resident_of(request)
    home = own_home(actor.person or 0, number)
    if home is None:
        raise Http404
    form = AskingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_correction(number, **form.cleaned_data, actor=actor, now=timezone.now())
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, f"已提出，社区 {ANSWERING.wording}内答复，结果会告诉你")
            return HttpResponseRedirect(request.path)
    rows = own_corrections(actor.person or 0, number)
    context = {
        "place": place_name(home),
        "form": form,
        "answering": ANSWERING.wording,
        "rows": [{**_line(row), "tone": TONES[CorrectionState(row.state)]} for row in rows],
    }
    status = 422 if form.errors else 200
    return render(request, "parties/phone/corrections.html", context, status=status)
