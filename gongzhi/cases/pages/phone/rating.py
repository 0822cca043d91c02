"""评价: solved and how well, or not solved and what is still wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongzhi.cases.commands.rating import rate_case
from gongzhi.cases.pages.phone.forms import RatingForm
from gongzhi.cases.pages.phone.shown.photos import work_shown
from gongzhi.cases.pages.phone.tracking import me, own_or_404
from gongzhi.cases.pages.phone.uploads import kept_photos, take_photos
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.queries.tracking import Own
from gongzhi.cases.vocabulary import CheckWay, Outcome, Satisfaction
from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.files.drafts import close_draft, draft_for
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.rules.moments import touch_moment
from gongzhi.kernel.calendar import Span, Unit, local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.terms import Term

T = TypeVar("T", bound=Term)

FACES = {
    Satisfaction.SATISFIED: "face4",
    Satisfaction.NEUTRAL: "face3",
    Satisfaction.DISSATISFIED: "face2",
}


CHECKED = {
    CheckWay.ON_SITE: "社区派人到场核查，通过了",
    CheckWay.REMOTE: "社区打电话或看照片核查，通过了",
}


@dataclass(frozen=True, kw_only=True)
class Level:
    code: str
    label: str
    icon: str


LEVELS = [Level(code=one.value, label=one.label, icon=icon) for one, icon in FACES.items()]


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def rating(request: HttpRequest, code: str) -> HttpResponse:
    actor = me(request)
    own = own_or_404(actor, code)
    if not own.may_rate:
        messages.info(request, "这一次已经评价过了" if own.answer else "办完并核查通过后再评价")
        return _to(code)
    return _answered(request, own) if request.method == "POST" else _asked(request, own)


def _asked(request: HttpRequest, own: Own) -> HttpResponse:
    """A link from a message may carry the outcome chosen there."""
    given = {"outcome": request.GET.get("outcome", "")}
    return _shown(request, own, RatingForm(initial=given), [])


def _answered(request: HttpRequest, own: Own) -> HttpResponse:
    now, actor = timezone.now(), me(request)
    name = _name(own)
    photos = draft_for(request, name)
    form = RatingForm(request.POST)
    refused = take_photos(request, photos, actor=actor, now=now)
    outcome = _one_of(Outcome, request.POST.get("outcome", ""))
    if "drop" in request.POST or (request.POST.get("step") == "first" and outcome):
        return _shown(request, own, RatingForm(initial=request.POST.dict()), refused)
    if not form.is_valid() or refused:
        return _shown(request, own, form, refused)
    try:
        rate_case(
            own.case.code,
            outcome=outcome,
            satisfaction=_one_of(Satisfaction, form.cleaned_data["satisfaction"]),
            comment=form.cleaned_data["comment"],
            photos=photos if outcome is Outcome.UNRESOLVED else None,
            actor=actor,
            now=now,
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return _shown(request, own, form, refused)
    close_draft(request, name)
    messages.success(request, _thanks(outcome))
    return _to(own.case.code)


def _shown(request: HttpRequest, own: Own, form: RatingForm, refused: list[str]) -> HttpResponse:
    now = timezone.now()
    values = form.data if form.is_bound else form.initial
    kept = kept_photos(draft_for(request, _name(own)))
    context = {
        "now": now,
        "case": own.case,
        "title": own.title,
        "form": form,
        "outcome": values.get("outcome", ""),
        "chosen": values.get("satisfaction", ""),
        "levels": LEVELS,
        "lead": own.lead,
        "result": own.result,
        **work_shown(own.shots),
        "checked": _checked(own, now),
        "again": _again(own),
        "kept": kept,
        "left": max(_most_photos(own, now) - len(kept), 0),
        "refused": refused,
        "key": f"{_name(own)}:{len(kept)}",
    }
    status = 422 if refused or (form.is_bound and form.errors) else 200
    return render(request, "cases/phone/rating.html", context, status=status)


def _most_photos(own: Own, now: datetime) -> int:
    return limits_at(own.case.region_code, local_day(now)).photos


def _checked(own: Own, now: datetime) -> str:
    lead = own.lead
    if lead is None or lead.checked_at is None:
        return ""
    way = CHECKED.get(CheckWay(lead.check_way), "") if lead.check_way else ""
    return f"{touch_moment(lead.checked_at, now)} {way or '社区核查通过'}"


def _again(own: Own) -> str:
    """How long the body has for another round."""
    return Span(own.lead.span_amount, Unit(own.lead.span_unit)).wording if own.lead else ""


def _thanks(outcome: Outcome | None) -> str:
    if outcome is Outcome.UNRESOLVED:
        return "已退回重办，原来的承办单位会收到你写的话"
    return "评价已收到"


def _name(own: Own) -> str:
    return f"rating:{own.case.code}:{own.case.round_number}"


def _one_of(terms: type[T], code: str) -> T | None:
    return next((one for one in terms if one == code), None)


def _to(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("cases_phone:tracking", args=[code]))
