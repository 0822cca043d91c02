"""Where a page of an inbox ends: at the moment a line was last renewed, and its number."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from gongzhi.kernel.text import id_in

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Mark:
    """A line's place in the order. Written into addresses as two numbers and a dot."""

    renewed_at: datetime
    id: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None where the text is of no line there could be."""
        moment, _, number = text.partition(".")
        since, row = id_in(moment), id_in(number)
        if since is None or row is None:
            return None
        try:
            return cls(_EPOCH + since * _MICROSECOND, row)
        except OverflowError:
            return None

    def __str__(self) -> str:
        return f"{(self.renewed_at - _EPOCH) // _MICROSECOND}.{self.id}"
