"""Queries of a page, without what runs by the clock: rulebook looked at again, session touched."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

BY_THE_CLOCK = ("rulebook_", "SAVEPOINT", 'UPDATE "access_session"', 'UPDATE "access_account"')


class Counted:
    number: int = 0


@contextmanager
def counted() -> Iterator[Counted]:
    found = Counted()
    with CaptureQueriesContext(connection) as queries:
        yield found
    found.number = sum(
        not any(words in query["sql"] for words in BY_THE_CLOCK) for query in queries
    )
