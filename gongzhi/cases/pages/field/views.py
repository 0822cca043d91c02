"""Pages of 诉求 on the staff's phone."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.cases.pages import registering, shown
from gongzhi.cases.pages.acting import (
    Came,
    act_named,
    form_for,
    goes_to,
    handed_in,
    page_of,
    refused,
    shown_of,
    why_not,
)
from gongzhi.cases.pages.calendars import act_warning, standing_warning
from gongzhi.cases.queries.case import unveiled
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.clocks import remaining_of
from gongzhi.cases.queries.sent_back import sent_back
from gongzhi.cases.queries.story import staff_story
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.kernel.actor import Actor

WORKERS = (Power.SEE, Power.HANDLE, Power.CHECK)
RECENT = 12
"""Lines of the course that a telephone shows unasked."""


@open_to_power(*WORKERS)
@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = current(), actor_of(request)
    page = unveiled(page_of(actor, code, now), actor, now)
    prefix = f"/w/cases/{code}"
    category = catalogue().categories.get(page.case.category)
    story, whole = staff_story(page.case), "all" in request.GET
    context = {
        "now": now,
        "case": page.case,
        "category": category.name if category else "未分类",
        "lead": page.lead,
        "steps": shown.steps(page, now),
        "clock_warning": standing_warning(page),
        "clock": remaining_of(page.case, Telling(now)),
        "pictures": shown.pictures(page),
        "sent_back": sent_back(page.case, story),
        "lines": [replace(line, told="") for line in (story if whole else story[:RECENT])],
        "rest": 0 if whole else max(len(story) - RECENT, 0),
        "main_act": shown.main_act(page, prefix),
        "powers": [p for p in shown.powers(page, prefix) if not p.why_not],
        "reporter": next((r for r in page.reporters if r.is_first), None),
    }
    return render(request, "cases/field/case.html", context)


@open_to_power(*WORKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, noun: str) -> HttpResponseBase:
    now, one = current(), act_named(noun)
    page = page_of(actor_of(request), code, now)
    refusal = why_not(one, page)
    if refusal and request.method != "POST":
        return refused(request, "cases/field/refused.html", one, page, refusal)
    form = form_for(request, one, page, now)
    came = handed_in(request, one, page, form, now) if request.method == "POST" else Came()
    if came.is_done:
        return HttpResponseRedirect(goes_to(request, one, page, form, "/w/cases", now))
    context = {
        **shown_of(request, one, page, form, came),
        "now": now,
        "lead": page.lead,
        "clock_warning": act_warning(page, one, now),
        "pictures": shown.pictures(page),
    }
    return render(request, "cases/field/act.html", context, status=422 if form.errors else 200)


@open_to_power(Power.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest) -> HttpResponseBase:
    """巡查发现 and 居委代录, on the spot."""
    actor = actor_of(request)
    form = registering.form_for(request, actor)
    made = registering.registered(form, actor, current())
    if made is not None:
        messages.success(request, f"已登记，编号 {made.code}")
        return HttpResponseRedirect(_after(actor, made.code))
    status = 422 if form.errors else 200
    return render(request, "cases/field/registration.html", {"form": form}, status=status)


def _after(actor: Actor, code: str) -> str:
    """To the case where one may see it, else back to the duties."""
    sees = any(actor.holds(power) for power in WORKERS)
    return f"/w/cases/{code}" if sees else "/w/"
