"""The rulebook in memory: the files once, the entered values whenever somebody changed one.

`value()` stands on the hot path, so it asks the database nothing when nothing changed: a process
looks at the one-row edition table at most once a second, and only a changed stamp makes it read the
entered values again. Another worker therefore sees a change within about a second, the one that
made it at once.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeAlias

from gongzhi.foundation.rulebook.rules.book import Book, Row
from gongzhi.foundation.rulebook.rules.loading import load
from gongzhi.foundation.rulebook.rules.resolving import Value

Question: TypeAlias = tuple[str, str, date, int | None]
LOOK_AGAIN_AFTER = 1.0
REMEMBERED = 20_000


@dataclass(frozen=True)
class Entered:
    """Where values entered by people come from; the tables register it when the program starts."""

    stamp: Callable[[], str]
    rows: Callable[[Book], Mapping[str, tuple[Row, ...]]]


@dataclass
class Snapshot:
    stamp: str
    looked_at: float
    rows: Mapping[str, tuple[Row, ...]]
    answers: dict[Question, Value] = field(default_factory=dict)

    def remember(self, question: Question, answer: Value) -> None:
        if len(self.answers) >= REMEMBERED:
            self.answers.clear()
        self.answers[question] = answer


class Shelf:
    """One per process. A snapshot is replaced whole, so threads never see half of one."""

    def __init__(self) -> None:
        self._entered: Entered | None = None
        self._snapshot: Snapshot | None = None

    def consult(self, entered: Entered) -> None:
        self._entered = entered
        self._snapshot = None

    def forget(self) -> None:
        """Look again at the next question; called by whoever changed something."""
        self._snapshot = None

    def snapshot(self) -> Snapshot:
        held, moment = self._snapshot, time.monotonic()
        if held is not None and moment - held.looked_at < LOOK_AGAIN_AFTER:
            return held
        stamp = self._entered.stamp() if self._entered else ""
        if held is not None and held.stamp == stamp:
            held.looked_at = moment
            return held
        fresh = Snapshot(stamp=stamp, looked_at=moment, rows=self._rows())
        self._snapshot = fresh
        return fresh

    def _rows(self) -> Mapping[str, tuple[Row, ...]]:
        entered = self._entered.rows(book()) if self._entered else {}
        return {key: rows + entered.get(key, ()) for key, rows in book().rows.items()}


@cache
def book() -> Book:
    return load()


SHELF = Shelf()
