"""Imports that end without being written, and what is forgotten after a week."""

from datetime import datetime, timedelta

from django.db import transaction

from gongzhi.foundation.files.commands import remove
from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.foundation.sheets.access import require_import
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.vocabulary import RunState
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import StateChanged

KEPT = timedelta(days=7)
STUCK = timedelta(hours=1)
FORGET = Sweep("sheets.forget", "删除满期的导入文件", "import_run")
_BATCH = 200
_RUNNING = (RunState.WAITING, RunState.CHECKING, RunState.WRITING)


@transaction.atomic
def abandon(run: ImportRun, kind: ImportKind, *, actor: Actor, now: datetime) -> None:
    """Nothing was written and nothing will be."""
    require_import(actor, kind)
    held = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if held.state not in {RunState.CHECKED, RunState.FAILED} or held.written:
        raise StateChanged("这次导入已经写入或正在写入，不能放弃")
    held.state, held.ended_at, held.touched_at = RunState.ABANDONED, now, now
    held.save(update_fields=["state", "ended_at", "touched_at"])


def forget_old(*, now: datetime) -> int:
    """The file, the workbook to mend and the rows shown go; counts and who did it stay."""
    old = ImportRun.objects.filter(uploaded_at__lt=now - KEPT).exclude(state__in=_RUNNING)
    left = old.exclude(file=None).exclude(pk__in=FORGET.put_off(now)).order_by("id")
    ids = left.values_list("pk", flat=True)[:_BATCH]
    return FORGET.each(ids, lambda pk: _forget(pk, now), now=now, limit=_BATCH)


def mark_stuck(*, now: datetime) -> int:
    """What has not moved for an hour lost its worker for good: a person may take it up again."""
    stuck = ImportRun.objects.filter(touched_at__lt=now - STUCK)
    unread = stuck.filter(state__in=(RunState.WAITING, RunState.CHECKING))
    half = stuck.filter(state=RunState.WRITING)
    failed = {"state": RunState.FAILED, "ended_at": now}
    return unread.update(**failed, problem="校验中断，重新上传") + half.update(
        **failed, problem="写入中断；已写入的行不会重复，可以继续写入"
    )


@transaction.atomic
def _forget(pk: int, now: datetime) -> bool:
    runs = ImportRun.objects.select_related("file", "errors_file").exclude(file=None)
    run = runs.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if run is None:
        return False
    for file in filter(None, (run.file, run.errors_file)):
        remove(file, reason="导入文件满七日删除", actor=SYSTEM, now=now)
    run.file = run.errors_file = None
    run.findings = ""
    run.save(update_fields=["file", "errors_file", "findings"])
    return True
