"""Reads of imports."""

from collections.abc import Iterable, Mapping

from gongzhi.foundation.links import Link
from gongzhi.foundation.sheets.access import visible_runs
from gongzhi.foundation.sheets.kinds import ImportKind, kind_of
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.kernel.actor import Actor

PAGE = 50


def recent_runs(actor: Actor, kind: str = "") -> list[ImportRun]:
    rows = visible_runs(actor).select_related("file").defer("findings")
    return list((rows.filter(kind=kind) if kind else rows).order_by("-uploaded_at", "-id")[:PAGE])


def run_for(actor: Actor, pk: int) -> tuple[ImportRun, ImportKind] | None:
    """None where the run is not there, not theirs, or of a kind that has left."""
    run = visible_runs(actor).select_related("file", "errors_file").filter(pk=pk).first()
    kind = kind_of(run.kind) if run else None
    return (run, kind) if run and kind else None


def run_links(ids: Iterable[int]) -> Mapping[int, Link]:
    rows = ImportRun.objects.filter(pk__in=list(ids)).values_list("pk", "kind")
    return {pk: Link(f"导入{_title(code)} #{pk}", f"/desk/imports/runs/{pk}") for pk, code in rows}


def _title(code: str) -> str:
    kind = kind_of(code)
    return f"“{kind.title}”" if kind else ""
