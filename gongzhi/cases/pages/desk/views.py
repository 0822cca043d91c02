"""Pages of 诉求 at the desk: parse, one domain call, render."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongzhi.cases.commands.view import drop_view, save_view
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
from gongzhi.cases.pages.desk import exporting, filtering
from gongzhi.cases.queries.case import CasePage, ReporterShown, unveiled
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.clocks import remaining_of
from gongzhi.cases.queries.listing import (
    PAGE,
    Filter,
    Slice,
    counted,
    counts,
    listed,
    saved_views_of,
)
from gongzhi.cases.queries.listing import View as ListView
from gongzhi.cases.queries.sent_back import sent_back
from gongzhi.cases.queries.story import staff_story
from gongzhi.cases.rules.batch import MOST
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power, open_to_staff
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.web.navigation import Count, leave_count
from gongzhi.foundation.web.rules.counts import Window
from gongzhi.foundation.web.values import Fact, View
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

SEERS = (Power.SEE, Power.HANDLE, Power.REGISTER)


@open_to_power(*SEERS)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), current()
    form = filtering.form_of(request, actor)
    wanted, page = filtering.filter_of(form, actor), filtering.page_of(request)
    found = listed(actor, wanted, page=page, now=now)
    numbers = counts(actor, wanted.scope, now=now)
    if wanted.scope is filtering.scope_of(actor, ""):
        leave_count(request, "cases_desk:cases", Count(numbers["overdue"], hot=True))
    window = Window(
        page=page,
        size=PAGE,
        shown=len(found.rows),
        number=counted(actor, wanted, now=now) if found.has_more else found.start + len(found.rows),
    )
    context = {
        "now": now,
        "cases": shown.rows(found.rows, now),
        "filter_form": form,
        "window": window,
        "views": _views(wanted, numbers),
        "saved": saved_views_of(actor),
        "numbers": numbers,
        "scope": wanted.scope,
        "ticks": wanted.view is ListView.PENDING and actor.holds(Power.TRIAGE),
        "first_unplaced": _first_unplaced(wanted, actor, found),
        "most": MOST,
    }
    return render(request, "cases/desk/cases.html", context)


def _first_unplaced(wanted: Filter, actor: Actor, found: Slice) -> str:
    """Where to begin with finding places, for who may."""
    if wanted.view is not ListView.UNPLACED or not actor.holds(Power.TRIAGE):
        return ""
    return found.rows[0].code if found.rows else ""


def _views(wanted: Filter, numbers: dict[str, int]) -> list[View]:
    return [
        View(
            label=view.label,
            url=f"?view={view}&scope={wanted.scope}",
            number=numbers.get(view),
            current=wanted.view is view,
            hot=view in {"overdue", "unanswered"},
        )
        for view in filtering.FIRST_VIEWS
    ]


@open_to_power(*SEERS)
@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = current(), actor_of(request)
    page = unveiled(page_of(actor, code, now), actor, now)
    return render(request, "cases/desk/case.html", _case_context(page, actor, now))


def _case_context(page: CasePage, actor: Actor, now: datetime) -> dict[str, Any]:
    prefix = f"/desk/cases/{page.case.code}"
    category = catalogue().categories.get(page.case.category)
    story = staff_story(page.case)
    return {
        "now": now,
        "page": page,
        "case": page.case,
        "category": category.name if category else "未分类",
        "steps": shown.steps(page, now),
        "clock_warning": standing_warning(page),
        "clock": remaining_of(page.case, Telling(now)),
        "legs": shown.legs(page, now),
        "may_try": any(actor.holds(power) for power in (Power.SEE, Power.CONFIGURE)),
        "pictures": shown.pictures(page),
        "sent_back": sent_back(page.case, story),
        "lines": story,
        "reasons": shown.reasons(page),
        "powers": shown.powers(page, prefix),
        "main_act": shown.main_act(page, prefix),
        "reporters": [
            (_mark(reporter), _reporter_facts(reporter), _still_masked(reporter), reporter.person)
            for reporter in page.reporters
        ],
        "is_masked": any(_still_masked(reporter) for reporter in page.reporters),
        "is_partly_clear": any(reporter.clear for reporter in page.reporters),
        "is_hidden": any(reporter.is_hidden for reporter in page.reporters),
    }


def _mark(reporter: ReporterShown) -> str:
    return "首报" if reporter.is_first else "随报"


def _reporter_facts(reporter: ReporterShown) -> list[Fact]:
    if reporter.is_hidden:
        return [Fact("报事人", "已对承办单位隐藏", masked=True)]
    return [
        Fact("姓名", reporter.name or "未留", masked="name" not in reporter.clear),
        Fact("电话", reporter.phone or "未留", masked="phone" not in reporter.clear),
    ]


def _still_masked(reporter: ReporterShown) -> list[str]:
    """What can be asked for: data that are there and are not shown in clear yet."""
    there = {"name": reporter.name, "phone": reporter.phone}
    return [field for field, value in there.items() if value and field not in reporter.clear]


@open_to_power(*SEERS)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, noun: str) -> HttpResponseBase:
    """One act: its form as a page or a fragment of the case's page; done, back to the case."""
    now, one = current(), act_named(noun)
    page = page_of(actor_of(request), code, now)
    refusal = why_not(one, page)
    if refusal and request.method != "POST":
        return refused(request, "cases/desk/refused.html", one, page, refusal)
    form = form_for(request, one, page, now)
    came = handed_in(request, one, page, form, now) if request.method == "POST" else Came()
    if came.is_done:
        return _back(request, goes_to(request, one, page, form, "/desk/cases", now))
    context = {
        **shown_of(request, one, page, form, came),
        "now": now,
        "lead": page.lead,
        "pictures": shown.pictures(page),
        "clock_warning": act_warning(page, one, now),
    }
    whole = "cases/desk/act.html"
    asked = f"{whole}#form" if request.headers.get("HX-Request") else whole
    return render(request, asked, context, status=422 if form.errors else 200)


def _back(request: HttpRequest, to: str) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": to})
    return HttpResponseRedirect(to)


@open_to_power(Power.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest) -> HttpResponseBase:
    """居委前端代录."""
    actor = actor_of(request)
    form = registering.form_for(request, actor)
    made = registering.registered(form, actor, current())
    if made is not None:
        messages.success(request, f"已登记，编号 {made.code}")
        return redirect("cases_desk:case", code=made.code)
    status = 422 if form.errors else 200
    return render(request, "cases/desk/registration.html", {"form": form}, status=status)


@open_to_power(Power.EXPORT)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The list as it is filtered now, whole. What cannot be understood is told beside the list's
    filter: left out, it would give away more than was asked for."""
    actor = actor_of(request)
    form = filtering.form_of(request, actor)
    if form.errors:
        return redirect(f"/desk/cases/?{request.GET.urlencode()}")
    return exporting.answer(actor, filtering.filter_of(form, actor), current())


@open_to_staff
@require_POST
def saved_views(request: HttpRequest) -> HttpResponseBase:
    try:
        save_view(
            request.POST.get("name", ""),
            request.POST.get("query", ""),
            actor=actor_of(request),
            now=current(),
        )
        messages.success(request, "视图已保存")
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return HttpResponseRedirect(f"/desk/cases/?{request.POST.get('query', '')}")


@open_to_staff
@require_POST
def saved_view_removal(request: HttpRequest, number: int) -> HttpResponseBase:
    drop_view(number, actor=actor_of(request))
    return HttpResponseRedirect("/desk/cases/")
