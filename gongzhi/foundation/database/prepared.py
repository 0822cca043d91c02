"""Statements of acts are parsed and planned once a connection, not again at every run.

An act runs the same short statements by key, act after act; planning them each time took PostgreSQL
longer than running them. Lists and searches stay outside: their best plan depends on the values (a
partial index, a rare word), and a plan made for no value in particular may be a bad one.

`GONGZHI_PREPARED=0` does without, for poolers that lend a connection by the transaction and do not
know prepared statements.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

RUNS_BEFORE = 2


@contextmanager
def prepared() -> Iterator[None]:
    """A connection replaced meanwhile (the server was started again) goes on without."""
    connection.ensure_connection()
    link = connection.connection
    held = link.prepare_threshold
    if settings.GONGZHI_PREPARED:
        link.prepare_threshold = RUNS_BEFORE
    try:
        yield
    finally:
        link.prepare_threshold = held
