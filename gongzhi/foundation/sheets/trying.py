"""A dry run that is the real thing: each row's act is done, and all of it taken back."""

from collections.abc import Callable, Iterator, Sequence

from django.db import transaction

from gongzhi.foundation.sheets.rules.columns import Fault, Row, Template
from gongzhi.kernel.errors import RuleBroken

Act = Callable[[Row], object]


def refusals(rows: Sequence[Row], act: Act, template: Template) -> list[Fault]:
    """What the act refuses, row by row, in order: a row sees what the rows above it did.

    For acts of a few hundred rows; what writes in bulk checks in bulk.
    """
    with transaction.atomic():
        found = list(_refused(rows, act, template))
        transaction.set_rollback(True)
    return found


def _refused(rows: Sequence[Row], act: Act, template: Template) -> Iterator[Fault]:
    keys = {column.key: column.name for column in template.columns}
    for row in rows:
        try:
            with transaction.atomic():
                act(row)
        except RuleBroken as broken:
            column = broken.field if broken.field in keys else ""
            yield Fault(
                row=row.number,
                column=column,
                message=broken.message,
                hint=broken.clause,
                kind=f"{keys[column]}有误" if column else "不能登记",
            )
