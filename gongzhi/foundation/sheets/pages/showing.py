"""What the page of one import shows."""

from typing import TYPE_CHECKING, Any

from gongzhi.foundation.sheets.findings import lettered, seen_rows
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.vocabulary import RunState
from gongzhi.foundation.web.values import Mark, Step

if TYPE_CHECKING:
    from gongzhi.foundation.sheets.models import ImportRun

_NOW = {
    RunState.WAITING: 1,
    RunState.CHECKING: 1,
    RunState.CHECKED: 2,
    RunState.WRITING: 3,
    RunState.FAILED: 3,
    RunState.WRITTEN: 4,
    RunState.ABANDONED: 4,
}


def run_page(
    run: "ImportRun", kind: ImportKind, *, problem: str = "", policy: str = ""
) -> dict[str, Any]:
    rows = seen_rows(run.findings)
    chosen = next((p for p in kind.policies if p == policy), kind.policies[0])
    return {
        "run": run,
        "kind": kind,
        "state": RunState(run.state),
        "steps": steps(run, kind),
        "rows": rows,
        "header": lettered(run.header),
        "width": len(run.header),
        "problem": problem or run.problem,
        "chosen": chosen,
        "left_out": run.bad + run.noticed - len(rows),
        "may_write": run.state in {RunState.CHECKED, RunState.FAILED} and bool(run.checked_at),
    }


def steps(run: "ImportRun", kind: ImportKind) -> list[Step]:
    """选模板 · 上传 · 校验 · 确认写入 · 回执"""
    now = _NOW[RunState(run.state)]
    found = f"{run.bad} 行有错，{run.noticed} 行提醒" if run.checked_at else ""
    told = [
        ("选模板", kind.title),
        ("上传", f"{len(run.header)} 列" if run.header else ""),
        ("校验", found),
        ("确认写入", "问一次"),
        ("回执", RunState(run.state).label if run.ended_at else ""),
    ]
    return [Step(label, _mark(at, now, run), note) for at, (label, note) in enumerate(told)]


def _mark(at: int, now: int, run: "ImportRun") -> Mark:
    if at < now or run.state == RunState.WRITTEN:
        return Mark.DONE
    return Mark.NOW if at == now else Mark.AHEAD
