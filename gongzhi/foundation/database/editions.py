"""What a process keeps in memory by the stamp of its edition, and when to look for another.

CATALOGUE = Edition(CatalogueVersion.objects.stamp, read)
CATALOGUE.content()      what `read` returned, until the stamp is another
CATALOGUE.changed()      in the transaction that changed rows and stamp

The one-row table with the stamp is looked at no more than once a second. Another process therefore
sees a change within about a second; the one that made it sees it at once.

A transaction that changed something asks the tables and keeps what it read to itself until it is
committed: rolled back, it has told the other threads nothing. Between its first changed row and
`changed()` it asks for no content.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection, transaction

LOOK_AGAIN_AFTER = 1.0
Content = TypeVar("Content")


@dataclass(frozen=True)
class Held(Generic[Content]):
    stamp: str
    looked_at: float
    content: Content


class Edition(Generic[Content]):
    """One per process. What is held is replaced whole, so threads never see half of it."""

    def __init__(self, stamp: Callable[[], str], read: Callable[[], Content]) -> None:
        self._stamp = stamp
        self._read = read
        self._held: Held[Content] | None = None
        self._times_forgotten = 0
        self._lock = Lock()

    def content(self) -> Content:
        uncommitted = self._uncommitted()
        if uncommitted is not None:
            return uncommitted.content()
        forgotten, held = self._times_forgotten, self._held
        if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_AFTER:
            return held.content
        fresh = self.looked_at(held)
        self._keep(fresh, forgotten)
        return fresh.content

    def looked_at(self, held: Held[Content] | None) -> Held[Content]:
        """The stamp first: rows read after it are at least as new, and the next look mends them."""
        moment, stamp = time.monotonic(), self._stamp()
        known = held is not None and held.stamp == stamp
        return Held(stamp, moment, held.content if held and known else self._read())

    def changed(self) -> None:
        """For the transaction itself now, for the other threads once it is committed."""
        transaction.on_commit(Uncommitted(self))

    def forget(self) -> None:
        """Look again at the next question."""
        with self._lock:
            self._held = None
            self._times_forgotten += 1

    def _keep(self, fresh: Held[Content], forgotten: int) -> None:
        """Unless somebody forgot since: what was looked at before may be of before the change."""
        with self._lock:
            if forgotten == self._times_forgotten:
                self._held = fresh

    def _uncommitted(self) -> "Uncommitted[Content] | None":
        """The latest change of this connection. `run_on_commit` is private (as of Django 5.2); it
        is where Django itself drops what a savepoint or transaction rolled back takes with it."""
        for entry in reversed(connection.run_on_commit):
            act = entry[1]
            if isinstance(act, Uncommitted) and act.edition is self:
                return act
        return None


class Uncommitted(Generic[Content]):
    """A change in the eyes of its own transaction: each question looks at the stamp."""

    def __init__(self, edition: Edition[Content]) -> None:
        self.edition = edition
        self._held: Held[Content] | None = None

    def content(self) -> Content:
        self._held = self.edition.looked_at(self._held)
        return self._held.content

    def __call__(self) -> None:
        self.edition.forget()
