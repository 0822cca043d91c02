"""The same pages for every kind of import."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_staff
from gongzhi.foundation.files.vocabulary import Media
from gongzhi.foundation.jobs import defer
from gongzhi.foundation.sheets import jobs
from gongzhi.foundation.sheets.commands import abandon, begin_writing, check_run, upload, write_run
from gongzhi.foundation.sheets.exporting import named_download
from gongzhi.foundation.sheets.kinds import ImportKind, kind_of, kinds_for
from gongzhi.foundation.sheets.pages.showing import run_page
from gongzhi.foundation.sheets.queries import recent_runs, run_for
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.foundation.sheets.workbooks import blank_workbook
from gongzhi.kernel.errors import RuleBroken

SMALL_FILE = 128 * 1024
SMALL_RUN = 500


@require_safe
@open_to_staff
def listed(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    shown = {"kinds": kinds_for(actor), "runs": recent_runs(actor)}
    return render(request, "sheets/imports.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_staff
def of_kind(request: HttpRequest, code: str) -> HttpResponse:
    """The template and the upload; a refusal stands beside the field."""
    kind = _kind_or_404(request, code)
    problem = ""
    if request.method == "POST":
        try:
            return _uploaded(request, kind)
        except RuleBroken as broken:
            problem = broken.message
    shown = {
        "kind": kind,
        "problem": problem,
        "runs": recent_runs(actor_of(request), kind.code),
    }
    return render(request, "sheets/import.html", shown, status=422 if problem else 200)


@require_safe
@open_to_staff
def template(request: HttpRequest, code: str) -> HttpResponse:
    kind = _kind_or_404(request, code)
    answer = HttpResponse(blank_workbook(kind.template), content_type=Media.XLSX.value)
    answer.headers["Content-Disposition"] = named_download(f"{kind.title}模板.xlsx")
    return answer


@require_safe
@open_to_staff
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """The result of the dry run, the progress, the receipt: by the state of the run."""
    found = run_for(actor_of(request), pk)
    if found is None:
        raise Http404
    page = run_page(*found, policy=request.GET.get("policy", ""))
    if not request.headers.get("HX-Request"):
        return render(request, "sheets/run.html", page)
    if found[0].is_running:
        return render(request, "sheets/progress.html", page)
    return HttpResponse(headers={"HX-Refresh": "true"})


@require_POST
@open_to_staff
def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Small ones are written at once, long ones by the worker."""
    actor, now = actor_of(request), datetime.now(UTC)
    found = run_for(actor, pk)
    if found is None:
        raise Http404
    held, kind = found
    try:
        policy = _policy(request, kind)
        held = begin_writing(held, kind, policy, actor=actor, now=now)
    except RuleBroken as broken:
        page = run_page(held, kind, problem=broken.message)
        return render(request, "sheets/run.html", page, status=422)
    if held.total <= SMALL_RUN:
        write_run(held, kind, actor=actor, now=now)
    else:
        defer(jobs.write, run=held.pk)
    return redirect("sheets:run", pk=pk)


@require_POST
@open_to_staff
def abandonment(request: HttpRequest, pk: int) -> HttpResponse:
    found = run_for(actor_of(request), pk)
    if found is None:
        raise Http404
    held, kind = found
    try:
        abandon(held, kind, actor=actor_of(request), now=datetime.now(UTC))
    except RuleBroken as broken:
        page = run_page(held, kind, problem=broken.message)
        return render(request, "sheets/run.html", page, status=422)
    return redirect("sheets:kind", code=kind.code)


def _uploaded(request: HttpRequest, kind: ImportKind) -> HttpResponse:
    actor, now = actor_of(request), datetime.now(UTC)
    file = request.FILES.get("file")
    if file is None:
        raise RuleBroken("没有选文件，选一个表格再上传", field="file")
    made = upload(file, kind, actor=actor, now=now)
    if (file.size or 0) <= SMALL_FILE:
        check_run(made, kind, actor=actor, now=now)
    else:
        defer(jobs.check, run=made.pk)
    return redirect("sheets:run", pk=made.pk)


def _policy(request: HttpRequest, kind: ImportKind) -> Policy:
    try:
        return Policy(request.POST.get("policy", kind.policies[0]))
    except ValueError:
        raise RuleBroken("选一种写入方式", field="policy") from None


def _kind_or_404(request: HttpRequest, code: str) -> ImportKind:
    """A kind one may not import is as good as absent."""
    kind = kind_of(code)
    if kind is None or not actor_of(request).holds(kind.power):
        raise Http404
    return kind
