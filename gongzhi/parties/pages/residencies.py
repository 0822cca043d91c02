"""核验 at the desk: one claim to a home, taken or refused with a reason."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.privacy.masks import mask_name
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.commands.residency import decide_residency
from gongzhi.parties.queries.residency import compared, phone_shown, place_name, residency_for
from gongzhi.parties.rules.residency import PAPERS
from gongzhi.parties.vocabulary import StayKind, StayState

if TYPE_CHECKING:
    from gongzhi.parties.models import Residency


class DecisionForm(PlainForm):
    evidence = forms.ChoiceField(
        label=_("核对过的证件"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("通过时必选；只记看过哪一种，不留证件内容"),
        error_messages={"invalid_choice": _("选列出的一项")},
    )
    reason = forms.CharField(
        label=_("不通过的原因"),
        required=False,
        max_length=200,
        widget=forms.Textarea,
        help_text=_("不通过时必填，居民会看到：哪里对不上、要带什么来"),
    )

    def __init__(self, kind: StayKind, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        evidence: Any = self.fields["evidence"]
        evidence.choices = [(each.value, each.label) for each in PAPERS[kind]]


@open_to_power("parties.verify")
@require_http_methods(["GET", "POST"])
def residency(request: HttpRequest, number: int) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    try:
        claim = residency_for(actor, number)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    form = DecisionForm(StayKind(claim.kind), request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirmed = request.POST.get("decision") == "confirm"
        try:
            decide_residency(
                number,
                is_confirmed=confirmed,
                reason=form.cleaned_data["reason"],
                evidence=form.cleaned_data["evidence"],
                actor=actor,
                now=now,
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "核验通过" if confirmed else "已退回给居民")
            return HttpResponseRedirect(request.path)
    state = StayState(claim.state)
    context = {
        "claim": claim,
        "place": place_name(claim),
        "state": state,
        "is_waiting": state is StayState.CLAIMED,
        "facts": _facts(claim, state, local_day(now)),
        "form": form,
    }
    return render(
        request, "parties/desk/residency.html", context, status=422 if form.errors else 200
    )


def _facts(claim: "Residency", state: StayState, day: date) -> list[Fact]:
    waiting = state is StayState.CLAIMED
    return [
        Fact("房屋", place_name(claim)),
        Fact("姓名", mask_name(claim.person.name), demo=claim.person.is_demonstration),
        Fact("手机号", phone_shown(claim.person)),
        Fact("身份", StayKind(claim.kind).label),
        *([Fact("与登记对比", compared(claim, day).label)] if waiting else []),
        Fact("状态", state.label),
    ]
