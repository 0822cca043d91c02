"""Several cases of the list at once: what would happen, asked once, and what came of it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods

from gongzhi.cases.commands.batch import triage_together
from gongzhi.cases.pages.desk import filtering
from gongzhi.cases.queries.batch import Batch, bodies_for, fitting, planned
from gongzhi.cases.rules.batch import MOST, refuse_too_many
from gongzhi.cases.vocabulary import BatchStep, Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.web.asking import is_confirmed
from gongzhi.kernel.errors import RuleBroken

LIST = "/desk/cases/?view=pending"


@open_to_power(Power.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def triage(request: HttpRequest) -> HttpResponseBase:
    """Asked for by address alone there is nothing to do: back to where one ticks."""
    step = next((one for one in BatchStep if one == request.POST.get("step")), None)
    if request.method != "POST" or step is None:
        return redirect(LIST)
    codes = _codes(request, step)
    try:
        refuse_too_many(len(codes))
    except RuleBroken as broken:
        context = {"refusal": broken.message, "back": _back(request)}
        return render(request, "cases/desk/batch.html", context, status=422)
    if is_confirmed(request):
        return _done(request, codes, step)
    return _asked(request, codes, step)


def _codes(request: HttpRequest, step: BatchStep) -> list[str]:
    """Those ticked, those of the page, or the first that match the filter and can be taken."""
    extent = request.POST.get("extent", "ticked")
    if extent == "all":
        actor = actor_of(request)
        wanted = filtering.filter_of(filtering.form_of(request, actor), actor)
        return fitting(actor, wanted, step, now=current())
    given = request.POST.getlist("shown" if extent == "page" else "code")
    return list(dict.fromkeys(code[:20] for code in given))


def _asked(request: HttpRequest, codes: list[str], step: BatchStep) -> HttpResponse:
    actor, organisation = actor_of(request), _number(request.POST.get("organisation", ""))
    context = {
        "plan": planned(codes, Batch(step=step, actor=actor, organisation=organisation)),
        "step": step,
        "organisation": organisation,
        "choices": bodies_for(actor, codes) if step is not BatchStep.ACCEPT else [],
        "most": MOST,
        "back": _back(request),
    }
    return render(request, "cases/desk/batch.html", context)


def _done(request: HttpRequest, codes: list[str], step: BatchStep) -> HttpResponse:
    """Sent twice, the second time each is refused by the state it is in by then."""
    batch = Batch(
        step=step,
        actor=actor_of(request),
        organisation=_number(request.POST.get("organisation", "")),
        shown=_shown(request),
    )
    results = triage_together(codes, batch, now=current())
    context = {
        "step": step,
        "done": [one for one in results if one.case is not None],
        "refused": [one for one in results if one.case is None],
        "back": _back(request),
    }
    return render(request, "cases/desk/batch_done.html", context)


def _shown(request: HttpRequest) -> dict[str, int | None]:
    """Of each case the body the page said it would go to, none where it was to be accepted."""
    pairs = (one.partition(":") for one in request.POST.getlist("to"))
    return {code: _number(body) for code, _colon, body in pairs}


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 19 else None


def _back(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"/desk/cases/?{query}" if query else LIST
