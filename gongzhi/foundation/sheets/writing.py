"""How a cell is written: text stays text, days are days, nothing is ever run as a formula."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.kernel.calendar import SHANGHAI

LONGEST = 32_767
_CUT = "…（过长，已截断）"
_RISKY = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_EXACT = 10**15
_FIRST_DAY = date(1900, 3, 1)


class Styles:
    """The looks of one workbook. `edge` is what all cells have in common."""

    def __init__(self, book: xlsxwriter.Workbook, **edge: object) -> None:
        base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", **edge}
        self.text = book.add_format({**base, "num_format": "@"})
        self.guarded = book.add_format({**base, "num_format": "@", "quote_prefix": True})
        self.number = book.add_format(base)
        self.hundredths = book.add_format({**base, "num_format": "0.00"})
        self.day = book.add_format({**base, "num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({**base, "num_format": "yyyy-mm-dd hh:mm"})


def put(sheet: Worksheet, row: int, column: int, cell: Cell, styles: Styles) -> None:
    """By the value's own type: a string of digits is never turned into a number."""
    if isinstance(cell, bool):
        sheet.write_string(row, column, "是" if cell else "否", styles.text)
    elif isinstance(cell, datetime | date):
        _put_day(sheet, row, column, cell, styles)
    elif isinstance(cell, (int, float, Decimal)) and -_EXACT < cell < _EXACT:
        style = styles.hundredths if isinstance(cell, Decimal) else styles.number
        sheet.write_number(row, column, float(cell), style)
    elif isinstance(cell, time | timedelta):
        sheet.write_string(row, column, str(cell), styles.text)
    elif cell is None or cell == "":
        sheet.write_blank(row, column, None, styles.text)
    else:
        put_text(sheet, row, column, str(cell), styles)


def put_text(sheet: Worksheet, row: int, column: int, text: str, styles: Styles) -> None:
    """A cell that begins like a formula is marked as text for Excel too, its words unchanged."""
    fitting = text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT
    style = styles.guarded if text.startswith(_RISKY) else styles.text
    sheet.write_string(row, column, fitting, style)


def _put_day(sheet: Worksheet, row: int, column: int, cell: date, styles: Styles) -> None:
    """Instants on China's clock; days before Excel's calendar as text."""
    if isinstance(cell, datetime):
        local = cell.astimezone(SHANGHAI).replace(tzinfo=None) if cell.tzinfo else cell
        if local.date() >= _FIRST_DAY:
            sheet.write_datetime(row, column, local, styles.moment)
            return
    elif cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, cell, styles.day)
        return
    put_text(sheet, row, column, str(cell), styles)


def name_of_sheet(title: str) -> str:
    """Excel allows 31 characters, some of them not."""
    clean = "".join(c for c in title if c not in "[]:*?/\\'").strip()
    return clean[:31] or "数据"
