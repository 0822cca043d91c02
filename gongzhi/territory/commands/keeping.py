"""What every act on a register does: hold the row, save it, tell what changed, refuse in words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from gongzhi.kernel import area
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken, StateChanged
from gongzhi.kernel.text import as_seen
from gongzhi.territory.rules.changes import told

Row = TypeVar("Row", bound=models.Model)
LONGEST_REASON = 200


class Unchanged(RuleBroken):
    """A correction that would change nothing."""


CLASHES = {
    "territory_region_code_key": ("这个区划代码已经登记", "code"),
    "territory_estate_code_key": ("这个小区编号已经用过，换一个", "code"),
    "territory_grid_code_key": ("这个网格编号已经用过，换一个", "code"),
    "estate_name_once_a_community": ("这个社区已有同名的小区，核对是不是同一个", "name"),
    "building_once_an_estate": ("这个小区已有这一栋", "name"),
    "entrance_once_a_building": ("这一栋已有这个单元", "name"),
    "premises_once_an_entrance": ("这里已有这个房号", "name"),
    "unit_number_once": ("这个不动产单元号已登记在另一户，核对产权证书", "unit_number"),
    "common_part_once_a_place": ("这里已有同名的共有部分", "name"),
    "facility_once_a_place": ("这里已有同名的设施，加上编号区分，如“2 号电梯”", "name"),
    "grid_name_once_a_community": ("这个社区已有同名的网格", "name"),
    "one_grid_for_one_place": ("所选的地方已划在另一个网格，先从那个网格去掉", "covers"),
    "one_micro_for_one_place": ("所选的地方已划在另一个微网格，先从那个微网格去掉", "covers"),
    "one_code_in_use_a_place": ("这个位置已经换过新码，刷新后再看", ""),
}
"""What the database itself refuses, when two keep the same register at once."""


@contextmanager
def in_words() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as broken:
        known = CLASHES.get(_constraint(broken))
        if known is None:
            raise
        raise RuleBroken(known[0], field=known[1]) from broken


def held(rows: "models.QuerySet[Row]", number: int | None, what: str) -> Row:
    """Locked until the end of the transaction; what has ended is kept as it is."""
    row = rows.select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise RuleBroken(f"没有这个{what}，刷新后再看")
    ended: Any = row
    if ended.ended_on is not None:
        raise StateChanged(f"这个{what}已于 {ended.ended_on} 注销，不能再改")
    return row


def amended(row: models.Model, values: Mapping[str, object]) -> str:
    """Saves what differs and says it: what each was and what it is now."""
    before = _shown(row, values)
    for name, value in values.items():
        setattr(row, name, value)
    change = told(before, _shown(row, values))
    if not change:
        raise Unchanged("没有改动任何内容")
    with in_words():
        row.save(update_fields=list(values))
    return change


def said(reason: str) -> str:
    """Why: every correction and every end has a reason."""
    seen = as_seen(reason)
    if not seen:
        raise RuleBroken("写明原因，如文件的文号", field="reason")
    if len(seen) > LONGEST_REASON:
        raise RuleBroken(f"原因最多 {LONGEST_REASON} 个字", field="reason")
    return seen


def last_day(ended_on: date, now: datetime) -> date:
    if ended_on > local_day(now):
        raise RuleBroken("日期不能晚于今天", field="ended_on")
    return ended_on


def _constraint(broken: IntegrityError) -> str:
    diagnosis = getattr(broken.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def _shown(row: models.Model, names: Mapping[str, object]) -> dict[str, object]:
    """As people read them: labels of codes, square metres, names of what is pointed at."""
    return {
        _label(row, name): _as_read(row, name)
        for name in names
        if name not in {"sort_key", "region_code", "county_code"}
    }


def _label(row: models.Model, name: str) -> str:
    field: Any = row._meta.get_field(name)  # noqa: SLF001
    return str(field.verbose_name).replace(" 0.01㎡", "")


def _as_read(row: models.Model, name: str) -> object:
    display = getattr(row, f"get_{name}_display", None)
    if display is not None:
        return str(display())
    value = getattr(row, name)
    if name.endswith("area") and value is not None:
        return f"{area.show(value)} m²"
    return value if value is None or isinstance(value, int) else str(value)
