"""The workbook to fill in, and the workbook to mend."""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import IO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gongzhi.foundation.sheets.reading import INSTRUCTIONS
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.sheets.rules.checking import REMARK, Heading
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template, letter
from gongzhi.foundation.sheets.vocabulary import Weight
from gongzhi.foundation.sheets.writing import Styles, name_of_sheet, put, put_text

_LIST_LENGTH = 255
_VALIDATED_ROWS = 20_000
_HEADER = {"bold": True, "bg_color": "#E7EAEE", "border": 1, "valign": "vcenter", "text_wrap": True}
_BAD = {"bg_color": "#FDE7EA", "font_color": "#C8102E", "border": 1, "border_color": "#C8102E"}
_NOTICED = {"bg_color": "#EDEFF2", "border": 1}


def blank_workbook(template: Template) -> bytes:
    """Header with comments, examples in grey, lists to choose from, and a sheet of instructions."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name_of_sheet(template.title))
        styles = Styles(book)
        _write_header(book, sheet, template, styles)
        grey = Styles(book, font_color="#777777", italic=True)
        for at, example in enumerate(template.examples, start=1):
            for column, cell in enumerate(example):
                put_text(sheet, at, column, cell, grey)
        _write_choices(book, sheet, template)
        _write_instructions(book, template)
    return out.getvalue()


def _write_header(
    book: xlsxwriter.Workbook, sheet: Worksheet, template: Template, styles: Styles
) -> None:
    plain, needed = book.add_format(_HEADER), book.add_format({**_HEADER, "font_color": "#C8102E"})
    sheet.set_row(0, 26)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(template.columns):
        sheet.set_column(at, at, column.width, styles.text)
        name = f"{column.name} *" if column.required else column.name
        sheet.write_string(0, at, name, needed if column.required else plain)
        sheet.write_comment(0, at, _help(column), {"x_scale": 2, "y_scale": 1.2})


def _help(column: Column) -> str:
    need = "必填" if column.required else "可不填"
    example = f"例：{column.example[0]}" if column.example else ""
    choices = f"可填：{'、'.join(column.choices)}" if column.choices else ""
    return "\n".join(filter(None, [need, column.help, choices, example]))


def _write_choices(book: xlsxwriter.Workbook, sheet: Worksheet, template: Template) -> None:
    """Short lists stand in the cell's rule; long ones on a hidden sheet."""
    lists = None
    for at, column in enumerate(template.columns):
        if not column.choices:
            continue
        source: list[str] | str = list(column.choices)
        if len(",".join(column.choices)) > _LIST_LENGTH:
            lists = lists or book.add_worksheet("选项")
            lists.hide()
            lists.write_column(0, at, column.choices)
            source = f"=选项!{_absolute(at)}$1:{_absolute(at)}${len(column.choices)}"
        rule = {
            "validate": "list",
            "source": source,
            "error_title": column.name,
            "error_message": "从下拉列表里选一项",
        }
        sheet.data_validation(1, at, _VALIDATED_ROWS, at, rule)


def _absolute(at: int) -> str:
    return f"${letter(at)}"


def _write_instructions(book: xlsxwriter.Workbook, template: Template) -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    header, styles = book.add_format(_HEADER), Styles(book, text_wrap=True)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 8)
    sheet.set_column(2, 3, 48)
    lines = [
        f"{template.title}：从“{name_of_sheet(template.title)}”表第 2 行起填，一行一条",
        "灰色斜体是示例，原样留着不会被导入",
        f"带 * 的列必填；一次最多 {template.most_rows} 行",
        *template.notes,
    ]
    for at, line in enumerate(lines):
        put_text(sheet, at, 0, line, Styles(book))
    top = len(lines) + 1
    for at, name in enumerate(("列", "必填", "填什么", "示例")):
        sheet.write_string(top, at, name, header)
    for row, column in enumerate(template.columns, start=top + 1):
        choices = f"可填：{'、'.join(column.choices)}" if column.choices else ""
        told = "；".join(filter(None, [column.help, choices]))
        example = "、".join(filter(None, column.example))
        for at, text in enumerate((column.name, "是" if column.required else "", told, example)):
            put_text(sheet, row, at, text, styles)


def error_workbook(heading: Heading, rows: Iterable[Row], template: Template) -> IO[bytes]:
    """The rows as they came, bad cells coloured and commented, and a last column 说明.

    The caller says which rows: all of them where all must be right, else those left out.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name_of_sheet(template.title))
        header = book.add_format(_HEADER)
        names = _own_names(heading)
        for at, name in enumerate([*names, REMARK]):
            sheet.set_column(at, at, 40 if name == REMARK else 14)
            sheet.write_string(0, at, name, header)
        sheet.freeze_panes(1, 0)
        palette = _Palette(book)
        for at, row in enumerate(rows, start=1):
            _write_mended(sheet, at, row, heading, palette, len(names))
    out.seek(0)
    return out


def _own_names(heading: Heading) -> list[str]:
    """A sheet mended before still carries our last column: it is written anew."""
    names = list(heading.names)
    while names and names[-1] in {"", REMARK}:
        names.pop()
    return names


class _Palette:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.plain = Styles(book)
        self.by_weight: Mapping[Weight, Styles] = {
            Weight.ERROR: Styles(book, **_BAD),
            Weight.NOTICE: Styles(book, **_NOTICED),
        }


def _write_mended(
    sheet: Worksheet, at: int, row: Row, heading: Heading, palette: _Palette, width: int
) -> None:
    by_place: dict[int | None, list[Fault]] = defaultdict(list)
    for fault in row.faults:
        by_place[heading.places.get(fault.column)].append(fault)
    for column, cell in enumerate(_padded(row.cells, width)):
        faults = by_place.get(column, [])
        put(sheet, at, column, cell, _style(faults, palette))
        if faults:
            sheet.write_comment(at, column, "\n".join(map(said, faults)))
    remark = "；".join(said(fault) for fault in row.faults)
    where = f"原第 {row.number} 行：" if remark else ""
    put_text(sheet, at, width, where + remark, palette.plain)


def _padded(cells: tuple[Cell, ...], width: int) -> list[Cell]:
    return [*cells[:width], *([None] * (width - len(cells)))]


def _style(faults: list[Fault], palette: _Palette) -> Styles:
    if not faults:
        return palette.plain
    bad = any(fault.weight is Weight.ERROR for fault in faults)
    return palette.by_weight[Weight.ERROR if bad else Weight.NOTICE]


def said(fault: Fault) -> str:
    start = "提醒：" if fault.weight is Weight.NOTICE else ""
    return f"{start}{fault.message}" + (f"（{fault.hint}）" if fault.hint else "")
