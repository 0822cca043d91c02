"""The case list as a sheet: the same rows, in the same order, without the reporter."""

from collections.abc import Iterator
from datetime import datetime

from django.http import FileResponse

from gongzhi.cases.pages.shown import length_told
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.listing import Filter, whole
from gongzhi.cases.vocabulary import CaseState, Source
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.web.rules.moments import sheet_limit
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local
from gongzhi.territory.queries import estates_for

COLUMNS = (
    Out("编号", 16),
    Out("事项", 36),
    Out("位置", 28),
    Out("类别", 16),
    Out("来源", 10),
    Out("主办", 20),
    Out("环节", 10),
    Out("反映人数", 9),
    Out("上报时间", 18),
    Out("首次响应用时", 12),
    Out("办理期限", 18),
    Out("第几次办理", 10),
    Out("归档时间", 18),
)


def answer(actor: Actor, wanted: Filter, now: datetime) -> FileResponse:
    narrowed = _narrowed(actor, wanted)
    return export_response(
        "-".join(["诉求", wanted.view.label, *narrowed]),
        COLUMNS,
        _rows(actor, wanted, now),
        subtitle="，".join([f"{local(now):%Y-%m-%d %H:%M} 导出", *_told(wanted), *narrowed]),
    )


def _told(wanted: Filter) -> list[str]:
    searched = [f"查找“{wanted.words}”"] if wanted.words else []
    return [wanted.scope.label, wanted.view.label, *searched]


def _narrowed(actor: Actor, wanted: Filter) -> list[str]:
    """By what the rows are fewer than the view, in words that may stand in a file's name."""
    estate = estates_for(actor).filter(pk=wanted.estate).first() if wanted.estate else None
    known = catalogue().categories
    return [
        *([estate.name] if estate else []),
        *(known[each].name for each in sorted(wanted.categories) if each in known),
        *(Source(each).label for each in sorted(wanted.sources)),
        *([f"{wanted.since:%Y-%m-%d}起上报"] if wanted.since else []),
        *(["查找结果"] if wanted.words else []),
    ]


def _rows(actor: Actor, wanted: Filter, now: datetime) -> Iterator[list[Cell]]:
    names = {c.code: c.name for c in catalogue().categories.values()}
    for case in whole(actor, wanted, now=now):
        took = case.responded_at - case.reported_at if case.responded_at else None
        yield [
            case.code,
            case.title,
            case.place_name,
            names.get(case.category, ""),
            Source(case.source).label,
            case.lead.short_name if case.lead else "",
            CaseState(case.state).label,
            case.reporter_count,
            _moment(case.reported_at),
            length_told(took) if took is not None else "未响应",
            sheet_limit(case.due_at) if case.due_at else "",
            case.round_number,
            _moment(case.closed_at),
        ]


def _moment(at: datetime | None) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}" if at else ""
