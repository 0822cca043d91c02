"""The demonstration: three invented streets with something going on in each."""

from collections.abc import Callable
from typing import NamedTuple


class DemonstrationAccount(NamedTuple):
    """One line of the table that start.py prints."""

    role: str
    name: str
    how: str
    address: str


def load(progress: Callable[[str], None]) -> None:
    """Fills an empty database; calls `progress` with what it is doing."""
    progress("演示数据尚未写入")


def accounts() -> list[DemonstrationAccount]:
    return []
