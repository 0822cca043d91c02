"""What a reporter does with a case: adds to it, urges it, or joins one that is his too."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongzhi.cases.access import stands_there
from gongzhi.cases.commands.report import join_case, supplement_case, urge_case
from gongzhi.cases.pages.phone.carried import Carried, carried, carry_over
from gongzhi.cases.pages.phone.forms import SupplementForm, SupportForm
from gongzhi.cases.pages.phone.scanning import code_scanned_in
from gongzhi.cases.pages.phone.tracking import me, own_or_404
from gongzhi.cases.pages.phone.uploads import kept_photos, take_photos
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.queries.naming import title_for_others
from gongzhi.cases.queries.progress import shown_to_others
from gongzhi.cases.queries.tracking import is_reporter, joinable
from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.files.drafts import close_draft, draft_for
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.queries import spot_of_code


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def supplement(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = timezone.now(), me(request)
    own = own_or_404(actor, code)
    name, brought = f"supplement:{code}", carried(request)
    if brought is not None:
        carry_over(request, brought, name)
    photos, refused = draft_for(request, name), list[str]()
    begun = {"text": brought.draft.text} if brought else {}
    form = SupplementForm(request.POST or None, initial=begun)
    if request.method == "POST":
        refused = take_photos(request, photos, actor=actor, now=now)
        form.is_valid()
        if not refused and "drop" not in request.POST:
            try:
                said = form.cleaned_data.get("text", "")
                supplement_case(code, said, photos=photos, actor=actor, now=now)
            except RuleBroken as broken:
                form.add_error("text" if broken.field == "text" else None, broken.message)
            else:
                close_draft(request, name)
                messages.success(request, "已补充，承办单位和社区都能看到")
                return _to(code)
    kept = kept_photos(photos)
    left = limits_at(own.case.region_code, local_day(now)).photos - len(kept)
    context = {
        "case": own.case,
        "title": own.title,
        "form": form,
        "kept": kept,
        "left": max(left, 0),
        "refused": refused,
        "key": f"{name}:{len(kept)}",
    }
    status = 422 if refused or form.errors else 200
    return render(request, "cases/phone/supplement.html", context, status=status)


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def urging(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = timezone.now(), me(request)
    own_or_404(actor, code)
    if request.method == "POST":
        try:
            urge_case(code, actor=actor, now=now)
        except RuleBroken as broken:
            messages.warning(request, broken.message)
        else:
            messages.success(request, "已催办，承办单位和社区都会收到")
    return _to(code)


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def support(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = timezone.now(), me(request)
    try:
        case = joinable(code)
    except ObjectDoesNotExist:
        return _not_here(request)
    brought = carried(request)
    if is_reporter(case, actor.person):
        return _joined(code, brought)
    place, refusal = code_scanned_in(request, case.estate_id), ""
    if not stands_there(actor, case.estate_id, spot_of_code(place) if place else None):
        return _not_here(request)
    shield = brought.draft.is_shielded if brought else True
    form = SupportForm(request.POST or None, initial={"is_shielded": shield})
    if request.method == "POST" and form.is_valid():
        shielded = form.cleaned_data["is_shielded"]
        try:
            join_case(code, is_shielded=shielded, place=place, actor=actor, now=now)
        except RuleBroken as broken:
            refusal = broken.message
        else:
            messages.success(request, "已记上你，进度一样发给你，办完也请你评价")
            return _joined(code, brought)
    context = {
        "now": now,
        "case": case,
        "shown": shown_to_others(case, Telling(now)),
        "called": title_for_others(case),
        "form": form,
        "refusal": refusal,
        "brought": brought,
        "back": brought.form_url if brought else reverse("cases_phone:places"),
    }
    return render(request, "cases/phone/support.html", context, status=422 if refusal else 200)


def _joined(code: str, brought: Carried | None) -> HttpResponse:
    """To its progress; who had written something first finds it in the form of what is added."""
    if brought is None or not brought.what:
        return _to(code)
    return HttpResponseRedirect(brought.supplement_url(code))


def _not_here(request: HttpRequest) -> HttpResponse:
    """Over, unknown or elsewhere: numbers run on, so a guessed one must not tell which."""
    return render(request, "cases/phone/no_support.html", status=404)


def _to(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("cases_phone:tracking", args=[code]))
