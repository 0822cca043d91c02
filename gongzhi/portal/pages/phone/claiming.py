"""登记房屋: estate, building, entrance, door, one choice a page; then who I am there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.values import Row
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import id_in
from gongzhi.parties.commands.residency import VERIFYING, claim_residency
from gongzhi.parties.queries import residencies_of
from gongzhi.parties.queries.limits import why_not_again_today
from gongzhi.parties.vocabulary import StayKind, StayState
from gongzhi.territory.queries import (
    buildings_of,
    entrances_of,
    estate_of_code,
    estates_named,
    premises_in,
    premises_of_id,
)

if TYPE_CHECKING:
    from gongzhi.parties.models import Residency
    from gongzhi.territory.models import Estate

MOST = 20
SO_FAR = {
    StayState.CLAIMED: "你登记过这套房，正在核验。登错了房子，在“我的”里撤回。",
    StayState.VERIFIED: "你登记过这套房，已核验，不用再登记。",
}


class ClaimForm(PlainForm):
    kind = forms.ChoiceField(
        label=_("我是"),
        choices=StayKind.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": _("选一下你是业主、租户还是家属")},
    )
    name = forms.CharField(
        label=_("姓名"),
        error_messages={"required": _("写上姓名，和房产证或租房合同一致")},
        widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("业主照房产证写，租户照租房合同写"),
    )


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """How far one has come."""

    estate: str = ""
    building: int | None = None
    entrance: int | None = None

    def then(self, **more: object) -> str:
        steps = {name: value for name, value in {**vars(self), **more}.items() if value}
        return f"{reverse('portal_phone:claim')}?{urlencode(steps)}"


@dataclass(frozen=True, kw_only=True)
class Step:
    """The choice that comes now, and the names of what was chosen before it."""

    title: str
    rows: list[Row]
    place: str
    is_doors: bool = False


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    premises = id_in(request.GET.get("premises", ""))
    if premises is not None:
        return _who(request, premises)
    chosen = Chosen(
        estate=request.GET.get("estate", "")[:20],
        building=id_in(request.GET.get("building", "")),
        entrance=id_in(request.GET.get("entrance", "")),
    )
    estate = estate_of_code(chosen.estate) if chosen.estate else None
    if estate is None:
        return _estates(request, chosen)
    step = _next(estate, chosen)
    return render(request, "portal/phone/claim_step.html", vars(step))


def _estates(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:30]
    found = list(estates_named(words).select_related("region")[: MOST + 1])
    rows = [
        Row(one.name, chosen.then(estate=one.code), f"{one.region.name}，{one.address}", "building")
        for one in found[:MOST]
    ]
    shown = rows if words or len(found) <= MOST else []
    context = {"words": words, "rows": shown, "is_cut": bool(shown) and len(found) > MOST}
    return render(request, "portal/phone/claim_estate.html", context)


def _next(estate: "Estate", chosen: Chosen) -> Step:
    """A building without entrances leads to its doors at once. What does not belong to what was
    chosen before it counts as not chosen."""
    buildings = list(buildings_of(estate.pk))
    building = next((one for one in buildings if one.pk == chosen.building), None)
    if building is None:
        rows = [Row(one.name, chosen.then(building=one.pk, entrance=None)) for one in buildings]
        return Step(title="哪一栋", rows=rows, place=estate.name)
    entrances = list(entrances_of(building.pk))
    entrance = next((one for one in entrances if one.pk == chosen.entrance), None)
    passed = f"{estate.name} {building.name}"
    if entrances and entrance is None:
        rows = [Row(one.name, chosen.then(entrance=one.pk)) for one in entrances]
        return Step(title="哪个单元", rows=rows, place=passed)
    doors = premises_in(building.pk, entrance.pk if entrance else None)
    return Step(
        title="哪一户",
        rows=[Row(one.name, chosen.then(premises=one.pk)) for one in doors],
        place=f"{passed} {entrance.name}" if entrance else passed,
        is_doors=True,
    )


def _who(request: HttpRequest, number: int) -> HttpResponse:
    door = premises_of_id(number)
    if door is None:
        return HttpResponseRedirect(reverse("portal_phone:claim"))
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            stay = claim_residency(
                number,
                kind=StayKind(given["kind"]),
                name=given["name"],
                actor=resident_of(request),
                now=timezone.now(),
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, _done(StayState(stay.state)))
            return HttpResponseRedirect(reverse("portal_phone:me"))
    place = " ".join(
        part
        for part in (door.building.name, door.entrance and door.entrance.name, door.name)
        if part
    )
    context = {
        "form": form,
        "estate": door.estate,
        "place": place,
        "standing": _standing(request, number),
        "verifying": VERIFYING.wording,
        "back": Chosen(estate=door.estate.code).then(),
    }
    return render(
        request, "portal/phone/claim_who.html", context, status=422 if form.errors else 200
    )


def _standing(request: HttpRequest, number: int) -> str:
    """What the person's own claim to this door has come to, where it was not refused."""
    own = residencies_of(resident_of(request).person or 0).filter(premises=number).first()
    if own is None:
        return ""
    said = SO_FAR[StayState(own.state)]
    return f"{said}{_mending(own)}" if own.state == StayState.CLAIMED else said


def _mending(claim: "Residency") -> str:
    why_not = why_not_again_today(claim, timezone.now())
    return f"{why_not}。" if why_not else "写错了就改好再登记，以后一次为准。"


def _done(state: StayState) -> str:
    if state is StayState.VERIFIED:
        return "手机号和产权登记一致，已核验"
    return f"已登记，社区 {VERIFYING.wording}内核验，结果会告诉你"
