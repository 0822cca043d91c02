"""收文台账 at the desk: registered, shown, closed."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.commands.receiving import Incoming
from gongzhi.foundation.documents.keeping import RECEIVED
from gongzhi.foundation.documents.pages import exporting
from gongzhi.foundation.documents.pages.acting import given_in
from gongzhi.foundation.documents.pages.desk import OFFICE
from gongzhi.foundation.documents.pages.forms import ReceivedFilters, ReceivedForm, ResultForm
from gongzhi.foundation.documents.pages.uploading import Tray
from gongzhi.foundation.documents.queries.received import (
    PAGE,
    due_of,
    paper_received,
    received,
    received_counts,
)
from gongzhi.foundation.documents.vocabulary import DocumentPower, ReceivedState
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.web.asking import is_dropping
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import Fact, View
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from gongzhi.foundation.documents.models import ReceivedPaper

TRAY = Tray("scans", RECEIVED, "received:new")
HOME = "/desk/documents/received"


@open_to_power(*OFFICE)
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    actor, form = actor_of(request), ReceivedFilters(request.GET)
    state, words = _asked(form)
    page, numbers = page_asked(request.GET.get("page", "")), received_counts(actor)
    found, start = received(actor, state=state, words=words), (page - 1) * PAGE
    rows = list(found[start : start + PAGE])
    number = found.order_by().count() if words or len(rows) == PAGE else start + len(rows)
    due = due_of(rows)
    context = {
        "rows": [
            {"paper": row, "state": ReceivedState(row.state).label, "due_at": due.get(row.pk)}
            for row in rows
        ],
        "filter_form": form,
        "views": _views(numbers, state),
        "window": Window(page=page, size=PAGE, shown=len(rows), number=number, unit="份"),
    }
    return render(request, "documents/desk/received.html", context)


def _asked(form: ReceivedFilters) -> tuple[str, str]:
    form.is_valid()
    state = form.cleaned_data.get("state") or ""
    return state if state in set(ReceivedState) else "", form.cleaned_data.get("q") or ""


def _views(numbers: dict[str, int], chosen: str) -> list[View]:
    everything = View("全部", "?", sum(numbers.values()), not chosen)
    return [
        everything,
        *(View(s.label, f"?state={s}", numbers[s], chosen == s) for s in ReceivedState),
    ]


@open_to_power(DocumentPower.EXPORT)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    state, words = _asked(ReceivedFilters(request.GET))
    return exporting.came(actor_of(request), state, words, current())


@open_to_power(DocumentPower.RECEIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    now = current()
    form = ReceivedForm(*given_in(request), today=local_day(now))
    TRAY.ask(request, form)
    if is_dropping(request):
        TRAY.drop(request)
        form = ReceivedForm(today=local_day(now), initial=request.POST.dict())
    elif form.is_bound:
        made = _registered(request, form, now)
        if made:
            return made
    context = {"form": form, "kept": TRAY.kept(request), "back": f"{HOME}/"}
    status = 422 if form.errors else 200
    return render(request, "documents/desk/receiving.html", context, status=status)


def _registered(request: HttpRequest, form: ReceivedForm, now: datetime) -> HttpResponse | None:
    stands, actor = form.is_valid(), actor_of(request)
    try:
        TRAY.take(request, now)
        if not stands:
            return None
        made = commands.receive_paper(
            Incoming(**{k: v for k, v in form.cleaned_data.items() if k != "scans"}),
            scans=TRAY.ref(request),
            actor=actor,
            now=now,
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return None
    TRAY.close(request)
    messages.success(request, f"已登记，{made.text}")
    return HttpResponseRedirect(f"{HOME}/{made.pk}")


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Shown with its scans; on POST closed with what was done."""
    actor, now = actor_of(request), current()
    found = paper_received(actor, number)
    if found is None:
        raise Http404
    row, files = found
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.handle_paper(number, result=form.cleaned_data["result"], actor=actor, now=now)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "已办结")
            return HttpResponseRedirect(f"{HOME}/{number}")
    context = {
        "now": now,
        "paper": row,
        "files": files,
        "facts": _facts(row),
        "due_at": due_of([row]).get(row.pk),
        "form": form if _may_close(actor, row) else None,
        "lines": timeline(row.ref),
    }
    status = 422 if form.errors else 200
    return render(request, "documents/desk/paper_received.html", context, status=status)


def _may_close(actor: Actor, row: "ReceivedPaper") -> bool:
    return row.state == ReceivedState.REGISTERED and actor.holds(DocumentPower.RECEIVE)


def _facts(row: "ReceivedPaper") -> list[Fact]:
    told = (
        ("收文号", row.text),
        ("来文单位", row.sender),
        ("来文字号", row.their_number),
        ("来文日期", f"{row.dated_on:%Y-%m-%d}" if row.dated_on else ""),
        ("收到日期", f"{row.received_on:%Y-%m-%d}"),
        ("状态", ReceivedState(row.state).label),
        ("办理结果", row.result or ""),
    )
    return [Fact(name, value) for name, value in told if value]
