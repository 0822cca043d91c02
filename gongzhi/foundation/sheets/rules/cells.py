"""What a cell says: parsers a template's columns are made of. A refusal is fit for the cell."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold

Cell = str | int | float | bool | date | datetime | time | timedelta | Decimal | None
Parse = Callable[[Cell], Any]

_EXACT = 10**15
_DATE = re.compile(r"^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$")
_COMPACT_DATE = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_CLOCK = re.compile(r"^(.*?)[\sT]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:\.\d+)?)?$")
_YES = frozenset({"是", "有", "对", "y", "yes", "true", "1", "√", "✓"})
_NO = frozenset({"否", "无", "不", "没有", "n", "no", "false", "0", "x"})


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell: Cell) -> str:
    """The cell as a person reads it: 1203.0 is 1203, midnight is the bare day."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    if isinstance(cell, datetime):
        bare = cell.replace(tzinfo=None, microsecond=0)
        return str(bare.date() if bare.time() == time() else bare)
    return str(cell).strip()


def text(cell: Cell) -> str:
    """Words, and identifiers that Excel may have taken for numbers."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT:
        raise RuleBroken("长号码被表格当成数字，末几位已丢失；把这一列设为“文本”后照原件重填")
    return shown(cell)


def words(limit: int) -> Parse:
    """Text of at most so many characters."""

    def parse(cell: Cell) -> str:
        value = text(cell)
        if len(value) > limit:
            raise RuleBroken(f"有 {len(value)} 个字，最多 {limit} 个，删去 {len(value) - limit} 个")
        return value

    return parse


def number(cell: Cell) -> Decimal:
    """A number as written: 1,234.50, full-width digits, a trailing unit is refused."""
    plain = fold(shown(cell)).replace(",", "").replace(" ", "")
    try:
        value = Decimal(repr(cell) if isinstance(cell, float) else plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if isinstance(cell, bool) or not value.is_finite():
        raise RuleBroken(f"“{shown(cell)[:20]}”不是数字，只填数字，不带单位")
    return value


def whole(cell: Cell) -> int:
    value = number(cell)
    if value != value.to_integral_value():
        raise RuleBroken(f"“{shown(cell)[:20]}”不是整数")
    return int(value)


def day(cell: Cell) -> date:
    """2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, 20261120, or a date cell."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    plain = fold(shown(cell))
    found = _DATE.match(plain) or _COMPACT_DATE.match(plain)
    try:
        year, month, number_of_day = (int(part) for part in found.groups()) if found else (0, 0, 0)
        return date(year, month, number_of_day)
    except ValueError:
        message = f"“{shown(cell)[:20]}”不是日期，写成 2026-11-20 这样"
        raise RuleBroken(message) from None


def moment(cell: Cell) -> datetime:
    """A day and a time of day on the wall clock, without a zone; a bare day is its midnight."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    found = _CLOCK.match(fold(shown(cell)))
    if not found:
        return datetime.combine(day(cell), time())
    try:
        clock = time(int(found[2]), int(found[3]), int(found[4] or 0))
    except ValueError:
        message = f"“{shown(cell)[:20]}”不是时间，写成 2026-11-20 09:30 这样"
        raise RuleBroken(message) from None
    return datetime.combine(day(found[1]), clock)


def yes_or_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    plain = fold(shown(cell))
    if plain in _YES | _NO:
        return plain in _YES
    raise RuleBroken(f"“{shown(cell)[:20]}”看不出是或否，填“是”或“否”")


def one_of(*choices: str) -> Parse:
    """One of the given words, whatever its width, case or spaces."""
    by_form = {fold(choice).replace(" ", ""): choice for choice in choices}

    def parse(cell: Cell) -> str:
        found = by_form.get(fold(shown(cell)).replace(" ", ""))
        if found is None:
            listed = "、".join(choices[:12]) + ("等" if len(choices) > 12 else "")
            raise RuleBroken(f"“{shown(cell)[:20]}”不在可填的词中：{listed}")
        return found

    return parse
