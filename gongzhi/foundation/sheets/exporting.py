"""The one way out: any list as a sheet, written row by row, so that its length costs no memory."""

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse
from xlsxwriter.worksheet import Worksheet

from gongzhi.foundation.files.vocabulary import Media
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.sheets.writing import Styles, name_of_sheet, put
from gongzhi.kernel.errors import RuleBroken

MOST_ROWS = 1_048_570
_SPOOLED = 4 * 1024 * 1024
_TITLE = {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}
_SUBTITLE = {"font_name": "宋体", "font_size": 10, "font_color": "#666666"}
_HEADER = {
    "font_name": "黑体",
    "font_size": 11,
    "bg_color": "#E7EAEE",
    "border": 1,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}


@dataclass(frozen=True)
class Out:
    """A column on its way out."""

    name: str
    width: int = 14


def export(
    title: str, columns: Sequence[Out], rows: Iterable[Sequence[Cell]], *, subtitle: str = ""
) -> IO[bytes]:
    """A title line, a line saying what and when, the header, then the rows; open for reading.

    Every row is refused that is longer than the header: a shifted column is worse than none.
    """
    with ExitStack() as unless_handed_over:
        out = unless_handed_over.enter_context(tempfile.SpooledTemporaryFile(max_size=_SPOOLED))
        _write(out, title, subtitle, columns, rows)
        unless_handed_over.pop_all()
    out.seek(0)
    return out


def _write(
    out: IO[bytes],
    title: str,
    subtitle: str,
    columns: Sequence[Out],
    rows: Iterable[Sequence[Cell]],
) -> None:
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name_of_sheet(title))
        _write_head(book, sheet, title, subtitle, columns)
        count = _write_rows(sheet, rows, len(columns), Styles(book, border=1))
        sheet.autofilter(2, 0, 2 + count, len(columns) - 1)


def export_response(
    title: str, columns: Sequence[Out], rows: Iterable[Sequence[Cell]], *, subtitle: str = ""
) -> FileResponse:
    """The sheet as a download named by its title."""
    answer = FileResponse(export(title, columns, rows, subtitle=subtitle))
    return as_download(answer, f"{title}.xlsx")


def as_download(answer: FileResponse, name: str) -> FileResponse:
    answer.headers["Content-Type"] = Media.XLSX.value
    answer.headers["Content-Disposition"] = named_download(name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def named_download(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


def _write_head(
    book: xlsxwriter.Workbook, sheet: Worksheet, title: str, subtitle: str, columns: Sequence[Out]
) -> None:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    sheet.set_row(0, 30)
    style = book.add_format(_TITLE)
    if len(columns) > 1:
        sheet.merge_range(0, 0, 0, len(columns) - 1, "", style)
    sheet.write_string(0, 0, title, style)
    sheet.write_string(1, 0, subtitle, book.add_format(_SUBTITLE))
    header = book.add_format(_HEADER)
    for at, column in enumerate(columns):
        sheet.write_string(2, at, column.name, header)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _write_rows(
    sheet: Worksheet, rows: Iterable[Sequence[Cell]], width: int, styles: Styles
) -> int:
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise RuleBroken(f"超过 {MOST_ROWS} 行，缩小范围后再导出")
        if len(row) != width:
            raise ValueError(f"row {count} has {len(row)} cells, the header {width}")
        for at, cell in enumerate(row):
            put(sheet, 2 + count, at, cell, styles)
    return count
