"""Statements of a page, the same whenever it is asked.

What goes by the clock is kept out: while one counts, rulebook and calendar look for a new edition
before the first statement and not again; that somebody was seen is written once in a while.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.database import editions
from gongzhi.foundation.duties import arrangements
from gongzhi.foundation.rulebook.shelf import SHELF

ONCE_IN_A_WHILE = ("SAVEPOINT", 'UPDATE "access_session"', 'UPDATE "access_account"')


class Counted:
    """`statements` are those that counted."""

    statements: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        return len(self.statements)


@contextmanager
def counted() -> Iterator[Counted]:
    found = Counted()
    SHELF.snapshot()
    arrangements.EDITION.content()
    with (
        mock.patch.object(editions, "LOOK_AGAIN_AFTER", inf),
        CaptureQueriesContext(connection) as queries,
    ):
        yield found
    asked = (query["sql"] for query in queries)
    found.statements = tuple(
        sql for sql in asked if not any(words in sql for words in ONCE_IN_A_WHILE)
    )
