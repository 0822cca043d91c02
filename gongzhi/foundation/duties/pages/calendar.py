from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power, open_to_staff
from gongzhi.foundation.duties import arrangements
from gongzhi.foundation.duties.commands import enter_year
from gongzhi.foundation.duties.pages.forms import ArrangementForm
from gongzhi.foundation.duties.pages.showing import effects_of, lines_of, years_shown
from gongzhi.foundation.duties.queries import supposed_in
from gongzhi.foundation.duties.rules.notice import read_notice
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.foundation.web.asking import hidden_fields, is_confirmed
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken

FIRST, LAST = 2000, 2100


@dataclass(frozen=True)
class Question:
    """What is asked once before a year is entered."""

    title: str
    words: str
    effects: list[str]
    verb: str
    action: str
    back: str
    keep: str


@require_safe
@open_to_staff
def this_year(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return redirect("duties:year", local_day(now()).year)


@require_safe
@open_to_staff
def year(request: HttpRequest, year: int) -> HttpResponse:
    return render(request, "duties/calendar.html", _page(request, year, ArrangementForm(), now()))


@require_POST
@open_to_power(DutyPower.CALENDAR)
def arrangement(request: HttpRequest, year: int) -> HttpResponse:
    """First what was read is shown, then, confirmed, it is entered."""
    form = ArrangementForm(request.POST)
    page = _page(request, year, form, now())
    question = _asked(year, form) if form.is_valid() else None
    if question is None:
        return render(request, "duties/calendar.html", page, status=422)
    if not is_confirmed(request):
        return render(
            request,
            "duties/calendar_once.html",
            page | {"question": question, "hidden": hidden_fields(form)},
        )
    if not _entered(request, year, form):
        return render(request, "duties/calendar.html", page, status=422)
    messages.success(request, _("已录入。因缺这一年而推算的期限会自动重算"))
    return redirect("duties:year", year)


def _asked(year: int, form: ArrangementForm) -> Question | None:
    try:
        days = read_notice(form.cleaned_data["text"], year)
    except RuleBroken as broken:
        form.add_error("text", broken.message)
        return None
    worked = sum(day.is_working for day in days)
    return Question(
        title=f"录入{year}年的节假日安排",
        words=f"读到放假 {len(days) - worked} 天，调休上班 {worked} 天。请对照通知核对：",
        effects=effects_of(days),
        verb="核对无误，录入",
        action=f"/desk/calendar/{year}/arrangement",
        back=f"/desk/calendar/{year}",
        keep="不录入",
    )


def _entered(request: HttpRequest, year: int, form: ArrangementForm) -> bool:
    """A refusal stands beside its field, and nothing typed is lost."""
    given = form.cleaned_data
    try:
        enter_year(
            year, text=given["text"], source=given["source"], actor=actor_of(request), now=now()
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    return True


def _page(
    request: HttpRequest, year: int, form: ArrangementForm, moment: datetime
) -> dict[str, Any]:
    if not FIRST <= year <= LAST:
        raise Http404
    known = arrangements.known_years()
    there = known.get(year)
    return {
        "year": year,
        "years": years_shown(known, year, local_day(moment).year),
        "known": there,
        "lines": lines_of(there.days) if there else [],
        "supposed": supposed_in(year),
        "may_enter": actor_of(request).holds(DutyPower.CALENDAR),
        "form": form,
    }
