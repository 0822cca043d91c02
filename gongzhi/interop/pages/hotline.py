"""What became of the orders of one import: for the screen, and as a workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.files.vocabulary import Media
from gongzhi.foundation.sheets.exporting import named_download
from gongzhi.foundation.sheets.queries import run_for
from gongzhi.interop.imports import HOTLINE
from gongzhi.interop.paper import workbook
from gongzhi.interop.rules.reporting import Report
from gongzhi.interop.running import report_of_run
from gongzhi.kernel.errors import RuleBroken

SHOWN = 200


@open_to_power(HOTLINE.power)
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    context: dict[str, object] = {"pk": pk, "kind": HOTLINE}
    try:
        found = _report(request, pk)
    except RuleBroken as broken:
        gone = {**context, "problem": broken.message}
        return render(request, "interop/hotline.html", gone, status=410)
    context |= {"report": found, "looks": found.looks[:SHOWN], "shown": SHOWN}
    context["tables"] = [
        ("去向", found.states),
        ("按派单规则", found.rules),
        ("按类别", found.categories),
    ]
    return render(request, "interop/hotline.html", context)


@open_to_power(HOTLINE.power)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    answer = HttpResponse(workbook(_report(request, pk)), content_type=Media.XLSX.value)
    answer.headers["Content-Disposition"] = named_download("热线来文去向.xlsx")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _report(request: HttpRequest, pk: int) -> Report:
    actor = actor_of(request)
    found = run_for(actor, pk)
    if found is None or found[1] is not HOTLINE or not found[0].written:
        raise Http404
    return report_of_run(found[0], actor=actor)
