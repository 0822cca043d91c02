"""The dry run: every row read and checked, nothing written; a workbook to mend where needed."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from gongzhi.foundation.files.commands import store
from gongzhi.foundation.sheets.access import require_import
from gongzhi.foundation.sheets.commands.uploading import ERRORS
from gongzhi.foundation.sheets.findings import Findings
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.passes import Pass, going_through
from gongzhi.foundation.sheets.rules.columns import Row
from gongzhi.foundation.sheets.vocabulary import Policy, RunState
from gongzhi.foundation.sheets.workbooks import error_workbook
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

_STARTS = (RunState.WAITING, RunState.CHECKING)
_FOUND = ("total", "bad", "noticed", "tally", "header", "strangers", "findings", "errors_file")


def check_run(run: ImportRun, kind: ImportKind, *, actor: Actor, now: datetime) -> ImportRun:
    """May be begun again after a death in the middle: it changes nothing but the run."""
    if run.state not in _STARTS:
        return run
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.CHECKING, touched_at=now)
    try:
        require_import(actor, kind)
        with going_through(run, kind, actor=actor) as rows, transaction.atomic():
            _find(run, kind, rows, actor, now)
    except RuleBroken as broken:
        run.state, run.problem, run.ended_at = RunState.FAILED, broken.message[:300], now
    else:
        run.state, run.checked_at = RunState.CHECKED, now
    run.touched_at = now
    run.save(update_fields=["state", "problem", "ended_at", "checked_at", "touched_at", *_FOUND])
    return run


def _find(run: ImportRun, kind: ImportKind, rows: Pass, actor: Actor, now: datetime) -> None:
    """One pass: counted on the way into the workbook."""
    findings = Findings(rows.heading, rows.template)
    passing = findings.passing(rows.rows())
    wanted = passing if kind.policies[0] is Policy.ALL_OR_NOTHING else filter(_to_mend, passing)
    workbook = error_workbook(rows.heading, wanted, rows.template)
    if not findings.total:
        raise RuleBroken("表头以下没有数据，填好后再传", field="file")
    run.total, run.bad, run.noticed = findings.total, findings.bad, findings.noticed
    run.tally, run.findings = findings.tallied(), findings.sealed()
    run.header, run.strangers = list(rows.heading.names), rows.heading.strangers
    if findings.bad:
        content = ContentFile(workbook.read(), name=f"错误清单_{kind.title}.xlsx")
        run.errors_file = store(
            content,
            owner=run.ref,
            purpose=ERRORS,
            actor=actor,
            now=now,
            region_code=run.region_code,
        )


def _to_mend(row: Row) -> bool:
    return not row.is_good
