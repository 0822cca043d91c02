"""核验 at the desk: one claim to a home, taken or refused with a reason."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.unmasking import unmask, unmasked_fields
from gongzhi.foundation.access.vocabulary import UnmaskField, UnmaskReason
from gongzhi.foundation.privacy.masks import mask_name
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref
from gongzhi.parties.commands.residency import decide_residency
from gongzhi.parties.queries.residency import compared, phone_shown, place_name, residency_for
from gongzhi.parties.rules.residency import PAPERS
from gongzhi.parties.vocabulary import StayKind, StayState

if TYPE_CHECKING:
    from gongzhi.parties.models import Residency


class DecisionForm(PlainForm):
    conditional = frozenset({"evidence", "reason"})

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
        widget=forms.Textarea(attrs={"rows": 3}),
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
    claim = _claim(actor, number)
    form = DecisionForm(StayKind(claim.kind), request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirmed = request.POST.get("decision") == "confirm"
        try:
            decide_residency(
                number,
                claimed_at=_moment(request.POST.get("claimed_at", "")),
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
    state, clear = StayState(claim.state), _clear(claim, actor, now)
    context = {
        "claim": claim,
        "place": place_name(claim),
        "state": state,
        "is_waiting": state is StayState.CLAIMED,
        "is_withdrawn": state is StayState.WITHDRAWN,
        "is_clear": clear.issuperset(_held(claim)),
        "minutes": policy().unmask_minutes,
        "facts": _facts(claim, clear, local_day(now)),
        "form": form,
    }
    return render(
        request, "parties/desk/residency.html", context, status=422 if form.errors else 200
    )


@open_to_power("parties.verify")
@require_POST
def identity(request: HttpRequest, number: int) -> HttpResponse:
    """One press shows name and telephone of a claim that waits: recorded, and told to him."""
    actor, now = actor_of(request), timezone.now()
    claim = _claim(actor, number)
    back = HttpResponseRedirect(reverse("parties:residency", args=[number]))
    if claim.state != StayState.CLAIMED:
        messages.error(request, "这条登记已经有了结果，不用再核对姓名")
        return back
    try:
        for field in _held(claim):
            unmask(
                Ref("person", claim.person_id),
                field,
                reason_code=UnmaskReason.IDENTITY,
                reason="核验房屋",
                actor=actor,
                now=now,
                region_code=claim.estate.region_code,
            )
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return back


def _claim(actor: Actor, number: int) -> "Residency":
    try:
        return residency_for(actor, number)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _held(claim: "Residency") -> list[UnmaskField]:
    return [UnmaskField.NAME, *([UnmaskField.PHONE] if claim.person.phone else [])]


def _clear(claim: "Residency", actor: Actor, now: datetime) -> frozenset[str]:
    """What this person has asked to see; once decided, nothing is shown any more."""
    if claim.state != StayState.CLAIMED:
        return frozenset()
    seen = unmasked_fields(actor, "person", [claim.person_id], now)
    return frozenset(field for _, field in seen)


def _moment(text: str) -> datetime:
    """Of the claim that the page showed; one that is no moment is no claim's."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _facts(claim: "Residency", clear: frozenset[str], day: date) -> list[Fact]:
    state, person = StayState(claim.state), claim.person
    waiting = state is StayState.CLAIMED
    name = claim.name if UnmaskField.NAME in clear else mask_name(claim.name)
    phone = person.phone if UnmaskField.PHONE in clear else phone_shown(person)
    return [
        Fact("房屋", place_name(claim)),
        Fact("登记的姓名", name, demo=person.is_demonstration),
        Fact("手机号", phone or ""),
        Fact("身份", StayKind(claim.kind).label),
        *([Fact("与登记对比", compared(claim, day).label)] if waiting else []),
        Fact("状态", state.label),
    ]
