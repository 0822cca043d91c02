"""What a line of a sheet says of premises, and what it would change of those that are known."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from gongzhi.kernel import area
from gongzhi.territory.rules.changes import told as told_change
from gongzhi.territory.vocabulary import PremisesUse


class Told(TypedDict, total=False):
    """By column of the table; what was left blank is not there."""

    use: PremisesUse
    registered_area: int
    surveyed_area: int
    contract_area: int
    unit_number: str
    delivered_on: date


LABELS = {
    "use": "用途",
    "registered_area": "登记面积",
    "surveyed_area": "实测面积",
    "contract_area": "合同面积",
    "unit_number": "不动产单元号",
    "delivered_on": "交付日期",
}


def difference(held: Mapping[str, object], told: Told) -> str:
    """“登记面积由“89.50 m²”改为“90.00 m²””; "" where the register says the same."""
    if all(held[column] == value for column, value in told.items()):
        return ""
    return told_change(
        {LABELS[column]: _as_read(column, held[column]) for column in told},
        {LABELS[column]: _as_read(column, value) for column, value in told.items()},
    )


def _as_read(column: str, value: object) -> object:
    if isinstance(value, int) and column.endswith("area"):
        return f"{area.show(value)} m²"
    if column == "use":
        return PremisesUse(str(value)).label
    return value
