"""An order of the 12345 hotline, as a row of a sheet says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gongzhi.kernel.calendar import SHANGHAI


@dataclass(frozen=True, kw_only=True)
class Order:
    """`row` is where it stands in the sheet; times are instants."""

    row: int
    number: str
    title: str
    text: str
    reported_at: datetime
    body: str = ""
    reply: str = ""
    outcome: str = ""
    finished_at: datetime | None = None

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None or bool(self.reply and self.outcome)


def order_of(row: int, values: Mapping[str, Any]) -> Order:
    finished = values.get("finished_at")
    return Order(
        row=row,
        number=values["number"],
        title=values["title"],
        text=values["text"],
        reported_at=values["reported_at"].replace(tzinfo=SHANGHAI),
        body=values.get("body") or "",
        reply=values.get("reply") or "",
        outcome=values.get("outcome") or "",
        finished_at=finished.replace(tzinfo=SHANGHAI) if finished else None,
    )
