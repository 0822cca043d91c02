"""登记房屋: estate, building, entrance, door, one choice a page; then who I am there."""

from dataclasses import dataclass
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
from gongzhi.parties.commands.residency import VERIFYING, claim_residency
from gongzhi.parties.queries import residencies_of
from gongzhi.parties.vocabulary import StayKind, StayState
from gongzhi.territory.queries import (
    buildings_of,
    entrances_of,
    estate_of_code,
    estates_named,
    premises_in,
    premises_of_id,
)

MOST = 20
SO_FAR = {
    StayState.CLAIMED: (
        "你登记过这套房，正在核验。写错了就改好再登记，以后一次为准；登错了房子，在“我的”里撤回。"
    ),
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
    building: str = ""
    entrance: str = ""

    def then(self, **more: object) -> str:
        steps = {name: value for name, value in {**vars(self), **more}.items() if value}
        return f"{reverse('portal_phone:claim')}?{urlencode(steps)}"


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    premises = request.GET.get("premises", "")
    if premises.isdecimal() and len(premises) < 19:
        return _who(request, int(premises))
    given = {name: request.GET.get(name, "")[:20] for name in ("estate", "building", "entrance")}
    chosen = Chosen(**given)
    estate = estate_of_code(chosen.estate) if chosen.estate else None
    if estate is None:
        return _estates(request, chosen)
    title, rows, is_doors = _next(estate.pk, chosen)
    context = {
        "title": title,
        "place": " ".join([estate.name, *_passed(estate.pk, chosen)]),
        "rows": rows,
        "is_doors": is_doors,
    }
    return render(request, "portal/phone/claim_step.html", context)


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


def _next(estate: int, chosen: Chosen) -> tuple[str, list[Row], bool]:
    """The choice that comes now; a building without entrances leads to its doors at once."""
    if not chosen.building.isdecimal():
        buildings = buildings_of(estate)
        rows = [Row(one.name, chosen.then(building=one.pk)) for one in buildings]
        return "哪一栋", rows, False
    building = int(chosen.building)
    entrances = list(entrances_of(building))
    if entrances and not chosen.entrance.isdecimal():
        rows = [Row(one.name, chosen.then(entrance=one.pk)) for one in entrances]
        return "哪个单元", rows, False
    entrance = int(chosen.entrance) if chosen.entrance.isdecimal() else None
    doors = premises_in(building, entrance)
    return "哪一户", [Row(one.name, chosen.then(premises=one.pk)) for one in doors], True


def _passed(estate: int, chosen: Chosen) -> list[str]:
    """The names of what was chosen inside the estate so far."""
    if not chosen.building.isdecimal():
        return []
    buildings = [one.name for one in buildings_of(estate) if str(one.pk) == chosen.building]
    entrances = entrances_of(int(chosen.building)) if chosen.entrance.isdecimal() else ()
    return [*buildings, *(one.name for one in entrances if str(one.pk) == chosen.entrance)]


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
    return SO_FAR[StayState(own.state)] if own else ""


def _done(state: StayState) -> str:
    if state is StayState.VERIFIED:
        return "手机号和产权登记一致，已核验"
    return f"已登记，社区 {VERIFYING.wording}内核验，结果会告诉你"
