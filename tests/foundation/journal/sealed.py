"""Recorded and sealed boats, and the hand of somebody who gets round the triggers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.sealing import seal_pending
from tests.foundation.journal.facts import BoatNamed


def recorded(names, captain, now, boat=7):
    return [record(BoatNamed(boat=boat, name=n), actor=captain, now=now).pk for n in names]


def sealed(names, captain, now):
    ids = recorded(names, captain, now)
    seal_pending(now)
    return ids


def run(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def triggers_off(*tables: str) -> Iterator[None]:
    """What only the owner of the tables can do."""
    for table in tables:
        run(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    yield
    for table in tables:
        run(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
