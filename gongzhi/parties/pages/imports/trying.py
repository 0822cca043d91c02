"""A dry run that does what the import will do, row by row, and takes all of it back: a post held
twice in one sheet, or a superior three rows above, is seen as it will be."""

from collections.abc import Callable, Sequence

from django.db import transaction

from gongzhi.foundation.sheets.rules.columns import Fault, Row, Template
from gongzhi.kernel.errors import RuleBroken


def tried(rows: Sequence[Row], template: Template, act: Callable[[Row], object]) -> list[Fault]:
    known = {column.key for column in template.columns}
    faults: list[Fault] = []
    with transaction.atomic():
        for row in rows:
            broken = _refusal(row, act)
            if broken is not None:
                column = broken.field if broken.field in known else ""
                faults.append(Fault(row=row.number, column=column, message=broken.message))
        transaction.set_rollback(True)
    return faults


def _refusal(row: Row, act: Callable[[Row], object]) -> RuleBroken | None:
    try:
        with transaction.atomic():
            act(row)
    except RuleBroken as broken:
        return broken
    return None
