"""Write what was checked. Good rows go in batches, each exactly once, resumed after a death."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.sheets import RowsImported
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.sheets.access import require_import
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.passes import Pass, going_through
from gongzhi.foundation.sheets.rules.columns import Row
from gongzhi.foundation.sheets.vocabulary import Policy, RunState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged

_PROGRESS = ["done", "written", "through", "touched_at"]
_RESUMABLE = (RunState.CHECKED, RunState.FAILED)


@transaction.atomic
def begin_writing(
    run: ImportRun, kind: ImportKind, policy: Policy, *, actor: Actor, now: datetime
) -> ImportRun:
    """The one question, answered. Also takes up again what failed half-way."""
    require_import(actor, kind)
    held = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if held.state not in _RESUMABLE or held.checked_at is None:
        raise StateChanged("这次导入已经写入或放弃，刷新后再看")
    if policy not in kind.policies:
        raise RuleBroken(f"这类导入不能“{policy.label}”", field="policy")
    if policy is Policy.ALL_OR_NOTHING and held.bad:
        raise RuleBroken(f"有 {held.bad} 行有错，全部改好重传后才能写入", field="policy")
    if not held.good:
        raise RuleBroken("没有一行可以写入，改好后重传", field="policy")
    held.state, held.policy, held.problem, held.ended_at = RunState.WRITING, policy, "", None
    held.touched_at = now
    held.save(update_fields=["state", "policy", "problem", "ended_at", "touched_at"])
    return held


def write_run(run: ImportRun, kind: ImportKind, *, actor: Actor, now: datetime) -> ImportRun:
    """Checks every batch once more: the world may have moved since the dry run."""
    if run.state != RunState.WRITING:
        return run
    try:
        require_import(actor, kind)
        with going_through(run, kind, actor=actor, after=run.through) as rows:
            if run.policy == Policy.ALL_OR_NOTHING:
                _write_all(run, kind, rows, actor, now)
            else:
                _write_good(run, kind, rows, actor, now)
    except RuleBroken as broken:
        ImportRun.objects.filter(pk=run.pk, state=RunState.WRITING).update(
            state=RunState.FAILED, problem=broken.message[:300], ended_at=now, touched_at=now
        )
    run.refresh_from_db()
    return run


def _write_good(run: ImportRun, kind: ImportKind, rows: Pass, actor: Actor, now: datetime) -> None:
    for batch in rows.batches:
        with transaction.atomic():
            held = _held(run)
            _write_batch(held, kind, batch, actor, now)
    with transaction.atomic():
        _end(_held(run), actor, now)


def _write_all(run: ImportRun, kind: ImportKind, rows: Pass, actor: Actor, now: datetime) -> None:
    """One transaction: the first bad row takes all of it back."""
    with transaction.atomic():
        held = _held(run)
        for batch in rows.batches:
            _refuse_bad(batch)
            _write_batch(held, kind, batch, actor, now)
        _end(held, actor, now)


def _write_batch(
    held: ImportRun, kind: ImportKind, batch: list[Row], actor: Actor, now: datetime
) -> None:
    """Progress is committed with the rows, so that no batch is written twice."""
    fresh = [row for row in batch if row.number > held.through]
    good = [row for row in fresh if row.is_good]
    held.written += kind.write(good, actor, now) if good else 0
    held.done += len(fresh)
    held.through = max(held.through, *(row.number for row in batch))
    held.touched_at = now
    held.save(update_fields=_PROGRESS)


def _held(run: ImportRun) -> ImportRun:
    """Locked: a second worker on the same run waits, then finds nothing left to do."""
    held = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if held.state != RunState.WRITING:
        raise StateChanged("这次导入已经写入或放弃，刷新后再看")
    return held


def _refuse_bad(batch: list[Row]) -> None:
    """By the kind of fault: its message may repeat the cell, and the refusal is kept in clear."""
    bad = next((row for row in batch if not row.is_good), None)
    if bad is not None:
        kind = bad.faults[0].kind or "有误"
        raise RuleBroken(f"第 {bad.number} 行{kind}；一行也没有写入，改好后重传")


def _end(held: ImportRun, actor: Actor, now: datetime) -> None:
    held.state, held.ended_at, held.touched_at = RunState.WRITTEN, now, now
    held.save(update_fields=["state", "ended_at", "touched_at"])
    fact = RowsImported(run=held.pk, table=held.kind, written=held.written, skipped=held.skipped)
    record(fact, actor=actor, now=now, region_code=held.region_code)
