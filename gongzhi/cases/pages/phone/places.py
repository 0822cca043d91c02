"""Where it is, when no code says so: one's own estates, a search by name, or only the street."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.entrance import open_to_anyone
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.web.values import Row
from gongzhi.parties.queries import residencies_of
from gongzhi.territory.queries import estates_named, streets_named

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate, Region

MOST, FEW = 20, 8


@dataclass(frozen=True, kw_only=True)
class Found:
    words: str
    estates: list[Row]
    streets: list[Row]
    is_cut: bool


@open_to_anyone
@require_safe
def choose_place(request: HttpRequest) -> HttpResponse:
    draft = request.GET.get("draft", "")
    words = request.GET.get("q", "").strip()[:30]
    own = _own(request)
    context = {
        "draft": draft if draft.isdecimal() else "",
        "words": words,
        "own": [
            Row(one.name, _form_of(one.code, draft), one.region.name, "building") for one in own
        ],
        "found": _found(words, draft, own=[one.pk for one in own]),
    }
    return render(request, "cases/phone/places.html", context)


def _own(request: HttpRequest) -> list["Estate"]:
    """Each estate once, however many doors one has there."""
    person = resident_of(request).person
    stays = residencies_of(person) if person else []
    return list({stay.estate_id: stay.estate for stay in stays}.values())


def _found(words: str, draft: str, *, own: list[int]) -> Found | None:
    """Without words all others where there are few of them, else nothing until asked; who asks
    for his own by name finds it here too."""
    others = estates_named(words) if words else estates_named(words).exclude(pk__in=own)
    named = list(others.select_related("region")[: MOST + 1])
    if not words and len(named) > MOST:
        return None
    return Found(
        words=words,
        estates=[
            Row(
                one.name, _form_of(one.code, draft), f"{one.region.name}，{one.address}", "building"
            )
            for one in named[:MOST]
        ],
        streets=[
            Row(one.name, _form_of(one.code[:9], draft), "不在小区里，或列表里没有", "pin")
            for one in _streets(words)
        ],
        is_cut=len(named) > MOST,
    )


def _streets(words: str) -> list["Region"]:
    """Those of that name; where none is called so all of them, if they are few enough to read."""
    if not words:
        return list(streets_named("")[:FEW])
    called = list(streets_named(words)[:FEW])
    every = [] if called else list(streets_named("")[: MOST + 1])
    return called or (every if len(every) <= MOST else [])


def _form_of(key: str, draft: str) -> str:
    query = {"place": key} | ({"draft": draft} if draft.isdecimal() else {})
    return f"{reverse('cases_phone:new')}?{urlencode(query)}"
