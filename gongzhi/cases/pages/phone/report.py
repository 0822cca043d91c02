"""The report form: opened from a code or a chosen place, sent with or without JavaScript."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongzhi.cases.commands.draft import (
    HandedIn,
    HandedInBefore,
    Typed,
    hand_in,
    keep_draft,
    set_draft_aside,
)
from gongzhi.cases.pages.phone.forms import ReportForm
from gongzhi.cases.pages.phone.holding import held_draft, may_go_on
from gongzhi.cases.pages.phone.scanning import has_scanned, unusable, useless_code
from gongzhi.cases.pages.phone.shown.places import place_shown
from gongzhi.cases.pages.phone.shown.suggestion import Offered, offered, suggested_category
from gongzhi.cases.pages.phone.uploads import kept_photos, take_photos
from gongzhi.cases.queries.drafts import draft_of
from gongzhi.cases.queries.limits import draft_kept, limits_at
from gongzhi.cases.queries.places import place_of
from gongzhi.foundation.access.entrance import PHONE_SIGN_IN, open_to_anyone
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.files.drafts import close_draft, draft_for, resume_draft
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.text import id_in


@open_to_anyone
@require_http_methods(["GET", "POST"])
def new_report(request: HttpRequest) -> HttpResponse:
    return _sent(request) if request.method == "POST" else _opened(request)


@open_to_anyone
@require_POST
def suggestion(request: HttpRequest) -> HttpResponse:
    """The part beneath the text box, while one writes."""
    offer = _offered(request, request.POST)
    context = {"offered": offer, "is_update": True}
    return render(request, "cases/phone/parts/suggestion.html", context)


def _opened(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("draft", "")
    draft = held_draft(request, number) if id_in(number) is not None else None
    key = request.GET.get("place") or (draft.place_token if draft else "")
    if not key:
        return HttpResponseRedirect(reverse("cases_phone:places"))
    place = place_of(key)
    if unusable(place):
        return useless_code(request, place)
    if draft is None or draft.case_code:
        return _shown(request, ReportForm(initial=_blank(key)), _open_draft(request, key))
    initial = {
        "text": draft.text,
        "category": draft.category,
        "suggested": suggested_category(place, draft.text),
        "place_text": draft.place_text,
        "is_shielded": draft.is_shielded,
        "place": key,
    }
    photos = resume_draft(request, _name(key), int(draft.token))
    return _shown(request, ReportForm(initial=initial), photos)


def _open_draft(request: HttpRequest, key: str) -> Ref:
    """Begun here before and not handed in, or a new one. A sent report leaves its number in the
    session: looking here is cheaper than writing the session at every report."""
    name = _name(key)
    begun = draft_for(request, name)
    kept = draft_of(str(begun.id))
    if kept is None or not kept.case_code:
        return begun
    close_draft(request, name)
    return draft_for(request, name)


def _sent(request: HttpRequest) -> HttpResponse:
    form = ReportForm(request.POST)
    form.is_valid()
    number = form.cleaned_data.get("draft")
    if number is not None and not may_go_on(request, number):
        return _anew(request, form, _typed(form), "这份草稿不是在这次登录里写的，要报上")
    return _taken_in(request, form, number, timezone.now())


def _taken_in(
    request: HttpRequest, form: ReportForm, number: int | None, now: datetime
) -> HttpResponse:
    typed = _typed(form)
    if number is not None and _is_complete(request, form) and resident_of(request).person:
        return _handed_in(request, form, str(number), typed, now)
    before = draft_of(str(number)) if number is not None else None
    if before is not None and before.case_code:
        if before.text == typed.text.strip():
            return _known_already(request, before.case_code)
        return _other_words(request, form, typed, before.case_code)
    name = _name(typed.place)
    photos = draft_for(request, name) if number is None else resume_draft(request, name, number)
    refused = take_photos(request, photos, actor=resident_of(request), now=now)
    if "drop" in request.POST:
        given = {**vars(typed), **_ticked(form)}
        return _shown(request, ReportForm(initial=given), photos, refused)
    if "move" in request.POST:
        return _put_by(request, form, photos, reverse("cases_phone:places"), now)
    if "join" in request.POST:
        return _put_by(request, form, photos, _support(request.POST["join"]), now)
    if refused or form.errors:
        return _shown(request, form, photos, refused)
    return _handed_in(request, form, str(photos.id), typed, now)


def _put_by(
    request: HttpRequest, form: ReportForm, photos: Ref, then: str, now: datetime
) -> HttpResponse:
    """To choosing the place, or to a report that may be the same, with what was written put by;
    of the category only what was chosen, since elsewhere or of other words we suggest another."""
    aside = replace(_typed(form), category=_chosen(form))
    try:
        set_draft_aside(str(photos.id), aside, now=now)
    except RuleBroken as broken:
        refuse(form, broken)
        return _shown(request, form, photos)
    query = urlencode({"draft": photos.id})
    return HttpResponseRedirect(f"{then}?{query}")


def _is_complete(request: HttpRequest, form: ReportForm) -> bool:
    """Nothing to be done before it is handed in: the usual case, and then nothing is looked up."""
    is_asked = any(name in request.POST for name in ("drop", "move", "join"))
    return not (is_asked or request.FILES or form.errors)


def _handed_in(
    request: HttpRequest, form: ReportForm, token: str, typed: Typed, now: datetime
) -> HttpResponse:
    """To the case; who has not proven his phone is asked to, and finds one button afterwards."""
    actor = resident_of(request)
    try:
        if actor.person is None:
            keep_draft(token, typed, now=now)
            after = urlencode({"next": reverse("cases_phone:draft", args=[token])})
            return HttpResponseRedirect(f"{PHONE_SIGN_IN}?{after}")
        done = hand_in(token, typed, actor=actor, now=now)
    except HandedInBefore as before:
        return _other_words(request, form, typed, before.code)
    except RuleBroken as broken:
        refuse(form, broken)
        return _shown(request, form, resume_draft(request, _name(typed.place), int(token)))
    return handed_in(request, done)


def handed_in(request: HttpRequest, done: HandedIn) -> HttpResponse:
    if not done.is_new:
        return _known_already(request, done.code)
    messages.success(request, f"报事已收到，编号 {done.code}。进度随时在这里看")
    return HttpResponseRedirect(reverse("cases_phone:tracking", args=[done.code]))


def _known_already(request: HttpRequest, code: str) -> HttpResponse:
    messages.info(request, f"刚报过，这是那一件，编号 {code}；还有要说的，点“补充”")
    return HttpResponseRedirect(reverse("cases_phone:tracking", args=[code]))


def _other_words(request: HttpRequest, form: ReportForm, typed: Typed, code: str) -> HttpResponse:
    """Of a draft that was handed in: kept, as a report of their own."""
    return _anew(request, form, typed, f"刚才那一份已经报上，编号 {code}。现在写的是另一件")


def _anew(request: HttpRequest, form: ReportForm, typed: Typed, why: str) -> HttpResponse:
    """The words stay, under a number of their own; the photos belong to the other."""
    name = _name(typed.place)
    close_draft(request, name)
    photos = draft_for(request, name)
    form.add_error(None, f"{why}，就再点一次“提交报事”，照片要重选")
    return _shown(request, form, photos)


def _shown(
    request: HttpRequest, form: ReportForm, photos: Ref, refused: list[str] | None = None
) -> HttpResponse:
    values: Mapping[str, object] = form.data if form.is_bound else form.initial
    key = str(values.get("place", ""))
    place = place_of(key)
    kept = kept_photos(photos)
    region, today = place.region_code if place else "", local_day(timezone.now())
    limits = limits_at(region, today)
    form.allow_text(limits.text)
    context = {
        "form": form,
        "place": place_shown(place) if place else None,
        "offered": _offered(request, values),
        "kept": kept,
        "left": limits.photos - len(kept),
        "draft_days": draft_kept(region, today).days,
        "refused": refused or [],
        "draft": photos.id,
        "key": f"report:{key}" + (f":{len(kept)}" if kept else ""),
        "is_known": resident_of(request).person is not None,
    }
    status = 422 if form.is_bound or refused else 200
    return render(request, "cases/phone/report.html", context, status=status)


def _offered(request: HttpRequest, values: Mapping[str, object]) -> Offered:
    key = str(values.get("place", ""))
    return offered(
        place_of(key),
        str(values.get("text", "")),
        chosen=str(values.get("category", "")),
        suggested=str(values.get("suggested", "")),
        has_scanned=has_scanned(request, key),
        actor=resident_of(request),
        now=timezone.now(),
    )


def _typed(form: ReportForm) -> Typed:
    given = form.cleaned_data
    return Typed(
        place=given.get("place", ""),
        place_text=given.get("place_text", ""),
        category=_chosen(form) or _suggested(form),
        text=given.get("text", ""),
        is_shielded=given.get("is_shielded", True),
    )


def _ticked(form: ReportForm) -> dict[str, str]:
    return {name: form.cleaned_data.get(name, "") for name in ("category", "suggested")}


def _chosen(form: ReportForm) -> str:
    """The category the reporter chose himself; "" where ours was left as it stood."""
    ticked = _ticked(form)
    return ticked["category"] if ticked["category"] != ticked["suggested"] else ""


def _suggested(form: ReportForm) -> str:
    """Ours, of the words as they are handed in: written offline, they have outrun what the page
    suggests. Where nothing was ticked nothing is, and the community decides."""
    if not form.cleaned_data.get("category"):
        return ""
    place = place_of(form.cleaned_data.get("place", ""))
    return suggested_category(place, form.cleaned_data.get("text", ""))


def _blank(key: str) -> dict[str, object]:
    return {"place": key, "is_shielded": True}


def _support(code: str) -> str:
    if not re.fullmatch(r"[\w-]{1,20}", code, re.ASCII):
        return reverse("cases_phone:reports")
    return reverse("cases_phone:support", args=[code])


def _name(place: str) -> str:
    """The draft of a place, in the session."""
    return f"report:{place}"
