"""Where it is, when no code says so: one's own estates, a search by name, or only the street."""

from dataclasses import dataclass
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
    context = {
        "draft": draft if draft.isdecimal() else "",
        "words": words,
        "own": _own(request, draft),
        "found": _found(words, draft),
    }
    return render(request, "cases/phone/places.html", context)


def _own(request: HttpRequest, draft: str) -> list[Row]:
    """Each estate once, however many doors one has there."""
    person = resident_of(request).person
    stays = residencies_of(person) if person else []
    estates = {stay.estate_id: stay.estate for stay in stays}
    return [
        Row(estate.name, _form_of(estate.code, draft), estate.region.name, "building")
        for estate in estates.values()
    ]


def _found(words: str, draft: str) -> Found | None:
    """Without words all estates where there are few of them; else nothing until asked."""
    named = list(estates_named(words).select_related("region")[: MOST + 1])
    if not words and len(named) > MOST:
        return None
    streets = streets_named(words)[:FEW]
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
            for one in streets
        ],
        is_cut=len(named) > MOST,
    )


def _form_of(key: str, draft: str) -> str:
    query = {"place": key} | ({"draft": draft} if draft.isdecimal() else {})
    return f"{reverse('cases_phone:new')}?{urlencode(query)}"
