"""The rulebook in memory: the files once, the entered values whenever somebody changed one.

`value()` stands on the hot path, so it asks the database nothing when nothing changed: see
`gongzhi.foundation.database.editions`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeAlias

from gongzhi.foundation.database.editions import Edition
from gongzhi.foundation.rulebook.rules.book import Book, Row
from gongzhi.foundation.rulebook.rules.loading import load
from gongzhi.foundation.rulebook.rules.resolving import Value

Question: TypeAlias = tuple[str, str, date, int | None]
REMEMBERED = 20_000


@dataclass(frozen=True)
class Entered:
    """Where values entered by people come from; the tables register it when the program starts."""

    stamp: Callable[[], str]
    rows: Callable[[Book], Mapping[str, tuple[Row, ...]]]


@dataclass
class Snapshot:
    rows: Mapping[str, tuple[Row, ...]]
    answers: dict[Question, Value] = field(default_factory=dict)

    def remember(self, question: Question, answer: Value) -> None:
        if len(self.answers) >= REMEMBERED:
            self.answers.clear()
        self.answers[question] = answer


NOTHING_ENTERED = Entered(stamp=lambda: "", rows=lambda _book: {})


class Shelf:
    """One per process."""

    def __init__(self) -> None:
        self.consult(NOTHING_ENTERED)

    def consult(self, entered: Entered) -> None:
        self._edition = Edition(entered.stamp, lambda: Snapshot(_all_rows(entered)))

    def changed(self) -> None:
        """Said by whoever changed an entered value, in the same transaction."""
        self._edition.changed()

    def forget(self) -> None:
        """Look again at the next question."""
        self._edition.forget()

    def snapshot(self) -> Snapshot:
        return self._edition.content()


def _all_rows(entered: Entered) -> Mapping[str, tuple[Row, ...]]:
    found = entered.rows(book())
    return {key: rows + found.get(key, ()) for key, rows in book().rows.items()}


@cache
def book() -> Book:
    return load()


SHELF = Shelf()
