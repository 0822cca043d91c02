"""Who waits for a long import is told when it is done."""

from datetime import datetime

from gongzhi.foundation.notify.commands import tell
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.foundation.notify.wording import template
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.vocabulary import RunState

DONE = template(
    "sheets.done",
    title="导入{kind}：{state}",
    text="共 {total} 行，有错 {bad} 行，已写入 {written} 行",
    channels=(Channel.IN_APP,),
    merges=0,
)


def tell_done(run: ImportRun, kind: ImportKind, *, now: datetime) -> None:
    if run.person is None:
        return
    parameters = {
        "kind": kind.title,
        "state": RunState(run.state).label,
        "total": run.total,
        "bad": run.bad,
        "written": run.written,
    }
    tell(
        [run.person],
        template=DONE,
        ref=run.ref,
        parameters=parameters,
        now=now,
        region_code=run.region_code,
    )
