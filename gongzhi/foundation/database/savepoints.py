"""Acts inside one transaction that stands or falls as a whole need no savepoints of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_savepoints() -> Iterator[None]:
    """An act that fails within spoils the whole transaction, also where its failure is caught.

    Django then does what it does on a database that knows no savepoints: it lets nothing more be
    asked and rolls back at the end.
    """
    features = connection.features
    held, features.uses_savepoints = features.uses_savepoints, False
    try:
        yield
    finally:
        features.uses_savepoints = held
