"""Do one act and say what came of it: the same on every face."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongzhi.cases.pages import acts
from gongzhi.cases.pages.doing import Doing, doing_of, draft_name, drop_photo, take_photos
from gongzhi.cases.pages.shown import work_photo
from gongzhi.cases.queries.case import CasePage, page_or_none
from gongzhi.cases.queries.placing import next_unplaced, others_unplaced
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.files.drafts import draft_for
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.web.asking import hidden_fields, is_confirmed, is_dropping, is_taken_back
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.values import Photo, Question
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came of a form handed in: done, or to be confirmed; else it stands with its errors."""

    is_done: bool = False
    question: Question | None = None


def page_of(actor: Actor, code: str, now: datetime) -> CasePage:
    """404 where there is none or the actor does not see it: nobody learns which."""
    page = page_or_none(actor, code, now)
    if page is None:
        raise Http404
    return page


def act_named(noun: str) -> acts.ActPage:
    one = acts.BY_NOUN.get(noun)
    if one is None:
        raise Http404
    return one


def why_not(one: acts.ActPage, page: CasePage) -> str:
    """Why this cannot be done here and now, before anything is typed; "" where it can."""
    if _is_offered(one, page):
        return ""
    shown = next((each for each in page.acts if one.act and each.act == one.act), None)
    if shown is not None:
        return shown.why_not
    return _not_now(one, page)


def _not_now(one: acts.ActPage, page: CasePage) -> str:
    """What the state does not allow, and what this person can do instead."""
    possible = [f"“{acts.BY_ACT[each.act].verb}”" for each in page.acts if not each.why_not]
    instead = f"；你可以{''.join(possible)}" if possible else ""
    return f"这件诉求现在是“{CaseState(page.case.state).label}”，不能“{one.verb}”{instead}"


def refused(
    request: HttpRequest, template: str, one: acts.ActPage, page: CasePage, words: str
) -> HttpResponse:
    """In place of a form that could only be filled in in vain."""
    context = {"case": page.case, "one": one, "words": words}
    return render(request, template, context, status=409)


def form_for(request: HttpRequest, one: acts.ActPage, page: CasePage, now: datetime) -> forms.Form:
    """Empty on GET; on POST bound, also where the act asks for nothing. A photo that is dropped
    judges nothing of what was typed."""
    if one.ground is not None:
        return _searched(request, one, page)
    if is_dropping(request):
        return one.bound(page, now, initial=_typed(request))
    if request.method == "POST":
        return one.bound(page, now, request.POST, request.FILES)
    return one.bound(page, now)


def _searched(request: HttpRequest, one: acts.ActPage, page: CasePage) -> forms.Form:
    """A search keeps what was chosen and typed so far, and judges none of it."""
    asked = request.POST if request.method == "POST" else request.GET
    words, where = asked.get("q", ""), asked.get("where", "")
    if request.method != "POST":
        return one.searched(page, words, where)
    if is_taken_back(request):
        return one.searched(page, words, where, initial=_typed(request))
    return one.searched(page, words, where, request.POST)


def _typed(request: HttpRequest) -> dict[str, Any]:
    return {name: value for name, value in request.POST.items() if value}


def goes_to(
    request: HttpRequest,
    one: acts.ActPage,
    page: CasePage,
    form: forms.Form,
    prefix: str,
    now: datetime,
) -> str:
    """Back to the case, or on to the next whose place is to be found."""
    actor, own = actor_of(request), f"{prefix}/{page.case.code}"
    if one.ground is None:
        return own
    following = next_unplaced(actor, page.case) if form.cleaned_data.get("goes_on") else ""
    if following:
        return f"{prefix}/{following}/{one.noun}"
    return own if page_or_none(actor, page.case.code, now) else f"{prefix.removesuffix('/cases')}/"


def handed_in(
    request: HttpRequest,
    one: acts.ActPage,
    page: CasePage,
    form: forms.Form,
    now: datetime,
) -> Came:
    if is_dropping(request):
        _drop_photo(request, one, page, now)
    if not form.is_bound or is_taken_back(request):
        return Came()
    stands = form.is_valid()
    doing = doing_of(request, page.case.code, form.cleaned_data, now)
    try:
        take_photos(doing, one.photos)
        if not stands:
            return Came()
        question = _question(request, one, page, doing)
        if question is not None:
            return Came(question=question)
        one.run(doing)
    except RuleBroken as broken:
        refuse(form, broken)
        return Came()
    messages.success(request, str(one.done))
    return Came(is_done=True)


def _drop_photo(request: HttpRequest, one: acts.ActPage, page: CasePage, now: datetime) -> None:
    try:
        drop_photo(doing_of(request, page.case.code, {}, now), one.photos)
    except RuleBroken as broken:
        messages.error(request, broken.message)


def _question(
    request: HttpRequest, one: acts.ActPage, page: CasePage, doing: Doing
) -> Question | None:
    """Only what can be done is asked about; what cannot is refused at once, in the command."""
    if one.asks is None or is_confirmed(request) or not _is_offered(one, page):
        return None
    return one.asks(page, doing.given, doing.now)


def _is_offered(one: acts.ActPage, page: CasePage) -> bool:
    possible = {each.act for each in page.acts if not each.why_not}
    return one.act in possible if one.act else one.noun in page.besides


def shown_of(
    request: HttpRequest,
    one: acts.ActPage,
    page: CasePage,
    form: forms.Form,
    came: Came,
) -> dict[str, Any]:
    """What both faces show of an act under way. A form with other photos is another draft."""
    kept = _kept(request, one, page.case.code)
    return {
        "case": page.case,
        "one": one,
        "form": form,
        "asks": one.asks is not None,
        "question": came.question,
        "waiting": others_unplaced(actor_of(request), page.case) if one.ground else 0,
        "hidden": hidden_fields(form) if came.question else "",
        "kept": kept,
        "key": f"{one.noun}:{page.case.code}:{len(kept)}",
    }


def _kept(request: HttpRequest, one: acts.ActPage, code: str) -> list[Photo]:
    """Photos sent before, which wait until the act is done, numbered within what they show."""
    return [
        replace(photo, alt=f"{photo.note}第 {number} 张", token=file.token)
        for purpose in one.photos
        for number, file in enumerate(
            files_of(draft_for(request, draft_name(code, purpose)), purpose), start=1
        )
        for photo in [work_photo(file)]
    ]
