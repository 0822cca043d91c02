"""What a sheet or a form says of an area: integers of 0.01 m², never rounded."""

from gongzhi.kernel import area
from gongzhi.kernel.errors import RuleBroken

LARGEST = 100_000_000
"""A million square metres: larger is a slip of the decimal point."""
Cell = str | int | float


def area_of(cell: Cell, *, field: str = "area") -> int:
    """89.5, "89.50㎡" → 8950. A number that a sheet worked out is read as the sheet shows it."""
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    size = area.parse(text, field=field)
    if size == 0:
        raise RuleBroken("面积要大于 0，不知道的留空", field=field)
    if size > LARGEST:
        raise RuleBroken(f"面积超过 {LARGEST // 1_000_000} 万平方米，核对小数点", field=field)
    return size
