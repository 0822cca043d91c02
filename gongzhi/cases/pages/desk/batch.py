"""Several cases of the list at once: what would happen, asked once, and what came of it."""

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.cases.commands.batch import triage_together
from gongzhi.cases.pages.desk import filtering
from gongzhi.cases.queries.batch import Batch, Refused, bodies_for, came_of, fitting, planned
from gongzhi.cases.rules.batch import MOST, refuse_too_many
from gongzhi.cases.vocabulary import BatchStep, Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.sessions import SessionStore
from gongzhi.foundation.web.asking import is_confirmed
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import id_in

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation

RESULTS = "cases.batches"
KEPT = 5
LIST = "/desk/cases/?view=pending"
GONE = (
    f"那一次的结果看不到了：只留最近 {KEPT} 次，也只在当时的登录里看得到。"
    "办好的已经办好；没办的还是原来的样子，在列表里找"
)


@open_to_power(Power.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def triage(request: HttpRequest) -> HttpResponseBase:
    """Asked for by address alone there is nothing to do: back to where one ticks."""
    step = next((one for one in BatchStep if one == request.POST.get("step")), None)
    if request.method != "POST" or step is None:
        return redirect(LIST)
    try:
        codes = _codes(request, step)
        refuse_too_many(len(codes))
        batch = _batch(request, step)
    except RuleBroken as broken:
        context = {"refusal": broken.message, "back": _back(request)}
        return render(request, "cases/desk/batch.html", context, status=422)
    if is_confirmed(request):
        return _done(request, codes, batch)
    return _asked(request, codes, batch)


def _codes(request: HttpRequest, step: BatchStep) -> list[str]:
    """Those ticked, those of the page, or the first that match the filter and can be taken. A
    condition that cannot be understood, left out, would take more than was asked for."""
    extent = request.POST.get("extent", "ticked")
    if extent == "all":
        actor = actor_of(request)
        form = filtering.form_of(request, actor)
        if form.errors:
            raise RuleBroken("筛选条件有看不明白的，回列表改好再选")
        return fitting(actor, filtering.filter_of(form, actor), step, now=current())
    given = request.POST.getlist("shown" if extent == "page" else "code")
    return list(dict.fromkeys(code[:20] for code in given))


def _asked(request: HttpRequest, codes: list[str], batch: Batch) -> HttpResponse:
    context = {
        "plan": planned(codes, batch),
        "step": batch.step,
        "organisation": batch.organisation,
        "choices": _choices(codes, batch),
        "most": MOST,
        "back": _back(request),
    }
    return render(request, "cases/desk/batch.html", context)


def _choices(codes: list[str], batch: Batch) -> "list[Organisation]":
    return bodies_for(batch.actor, codes) if batch.step is not BatchStep.ACCEPT else []


def _done(request: HttpRequest, codes: list[str], batch: Batch) -> HttpResponse:
    """Sent twice, the second time each is refused by the state it is in by then. What came of it
    has an address of its own, which can be loaded again without doing anything."""
    results = triage_together(codes, replace(batch, shown=_shown(request)), now=current())
    refused: dict[str, list[str]] = {}
    for one in results:
        if one.case is None:
            refused.setdefault(one.refusal, []).append(one.code)
    result = {
        "step": batch.step.value,
        "done": [one.code for one in results if one.case is not None],
        "refused": refused,
        "back": _back(request),
    }
    where = reverse("cases_desk:triage-result", args=[keep(request.session, result)])
    return HttpResponseRedirect(where, status=303)


def keep(session: SessionBase, result: dict[str, Any]) -> str:
    """Each under a key of its own, for two windows side by side; the oldest goes. Beside what the
    session holds by now: another window's cases may have been done while these were. Of two kept
    at the very same instant one may still go, and its page says so."""
    key = secrets.token_hex(4)
    before = list(SessionStore(session.session_key).get(RESULTS, {}).items())
    session[RESULTS] = dict([*before, (key, result)][-KEPT:])
    return key


@open_to_power(Power.TRIAGE)
@require_safe
def result(request: HttpRequest, key: str) -> HttpResponseBase:
    """What came of those sent together: kept as codes and reasons, shown as the cases are now."""
    kept = request.session.get(RESULTS, {}).get(key)
    if kept is None:
        messages.warning(request, GONE)
        return redirect(LIST)
    reasons = {code: why for why, codes in kept["refused"].items() for code in codes}
    cases = came_of(actor_of(request), [*kept["done"], *reasons])
    context = {
        "step": BatchStep(kept["step"]),
        "done": [(code, cases.get(code)) for code in kept["done"]],
        "refused": [
            Refused(code=code, title=cases[code].title if code in cases else "", why=why)
            for code, why in reasons.items()
        ],
        "back": kept["back"],
    }
    return render(request, "cases/desk/batch_done.html", context)


def _shown(request: HttpRequest) -> dict[str, int | None]:
    """Of each case the body the page said it would go to, none where it was to be accepted."""
    pairs = (one.partition(":") for one in request.POST.getlist("to"))
    return {code: id_in(body) for code, _colon, body in pairs}


def _batch(request: HttpRequest, step: BatchStep) -> Batch:
    """Left open, each goes where it is proposed to go; what names no body is not taken for that."""
    said = request.POST.get("organisation", "").strip()
    organisation = id_in(said)
    if said and organisation is None:
        raise RuleBroken("派给哪个单位看不明白，回列表重新选一次", field="organisation")
    return Batch(step=step, actor=actor_of(request), organisation=organisation)


def _back(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"/desk/cases/?{query}" if query else LIST
