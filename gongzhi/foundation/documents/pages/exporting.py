"""台账 as sheets: the rows of the screen, sent and received."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import FileResponse

from gongzhi.foundation.documents.queries.received import received
from gongzhi.foundation.documents.queries.register import Filter, exported
from gongzhi.foundation.documents.vocabulary import (
    DeliveryState,
    DeliveryWay,
    DocumentKind,
    DocumentState,
    ReceivedState,
)
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local

if TYPE_CHECKING:
    from gongzhi.foundation.documents.models import Delivery, Document, ReceivedPaper

SENT = (
    Out("文号", 24),
    Out("标题", 40),
    Out("文种", 10),
    Out("环节", 10),
    Out("拟稿日期", 12),
    Out("成文日期", 12),
    Out("用印日期", 12),
    Out("送达", 44),
    Out("作废理由", 24),
)
RECEIVED = (
    Out("收文号", 18),
    Out("来文单位", 28),
    Out("来文字号", 22),
    Out("标题", 40),
    Out("来文日期", 12),
    Out("收到日期", 12),
    Out("状态", 10),
    Out("办结日期", 12),
    Out("办理结果", 32),
)


def sent(actor: Actor, wanted: Filter, now: datetime) -> FileResponse:
    return export_response(
        f"发文台账-{wanted.shelf.label}",
        SENT,
        (_sent(document, deliveries) for document, deliveries in exported(actor, wanted)),
        subtitle=f"{local(now):%Y-%m-%d %H:%M} 导出，{wanted.shelf.label}",
    )


def came(actor: Actor, state: str, words: str, now: datetime) -> FileResponse:
    rows = received(actor, state=state, words=words)
    return export_response(
        "收文台账", RECEIVED, _came(rows.iterator()), subtitle=f"{local(now):%Y-%m-%d %H:%M} 导出"
    )


def _sent(document: "Document", deliveries: "list[Delivery]") -> list[Cell]:
    return [
        document.number.text if document.number else "",
        document.title,
        DocumentKind(document.kind).label,
        DocumentState(document.state).label,
        _day(local(document.drafted_at).date()),
        _day(document.signed_on),
        _day(document.stamped_on),
        "；".join(_delivery(row) for row in deliveries),
        document.void_reason or "",
    ]


def _delivery(row: "Delivery") -> str:
    when = f" {row.delivered_on:%Y-%m-%d}" if row.delivered_on else ""
    state = DeliveryState(row.state).label
    return f"{row.recipient} {DeliveryWay(row.way).label} {state}{when}"


def _came(rows: "Iterator[ReceivedPaper]") -> Iterator[list[Cell]]:
    for row in rows:
        yield [
            row.text,
            row.sender,
            row.their_number,
            row.title,
            _day(row.dated_on),
            _day(row.received_on),
            ReceivedState(row.state).label,
            _day(local(row.handled_at).date() if row.handled_at else None),
            row.result or "",
        ]


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
