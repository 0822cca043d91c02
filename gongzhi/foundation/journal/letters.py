"""Entries on their way to reactions, and the marks of what became of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import connection

from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.vocabulary import DeliveryState
from gongzhi.foundation.journal.wording import open_words
from gongzhi.kernel.fact import KINDS, Fact

COLUMNS = tuple(str(field.column) for field in Entry._meta.concrete_fields)  # noqa: SLF001
PAYLOAD = COLUMNS.index("payload")
SELECTED = ", ".join(f"e.{column}" for column in COLUMNS) + ", w.sealed"

TAKE = f"""
WITH taken AS (
    DELETE FROM journal_undelivered WHERE entry_id IN (
        SELECT entry_id FROM journal_undelivered ORDER BY entry_id LIMIT %s)
    RETURNING entry_id)
SELECT {SELECTED} FROM taken
JOIN journal_entry e ON e.id = taken.entry_id
LEFT JOIN journal_words w ON w.entry_id = e.id
ORDER BY e.id
"""  # noqa: S608

OPEN = "('waiting', 'behind', 'failed')"

READY = f"""
WITH heads AS (
    SELECT DISTINCT ON (subject, reaction) subject, reaction, state, due_at
    FROM journal_delivery WHERE state IN {OPEN} ORDER BY subject, reaction, entry_id),
ready AS (
    SELECT subject, reaction FROM heads
    WHERE state = 'behind' OR (state = 'waiting' AND due_at <= %s))
SELECT {SELECTED}, d.reaction, d.attempts, d.state = 'failed' OR d.due_at > %s
FROM journal_delivery d JOIN ready USING (subject, reaction)
JOIN journal_entry e ON e.id = d.entry_id
LEFT JOIN journal_words w ON w.entry_id = e.id
WHERE d.state IN {OPEN} ORDER BY e.id LIMIT %s
"""  # noqa: S608

MARKED = f"""
SELECT entry_id, NULL, reaction FROM journal_delivery WHERE entry_id = ANY(%s)
UNION ALL
SELECT NULL, subject, reaction FROM journal_delivery
WHERE subject = ANY(%s) AND state IN {OPEN}
"""  # noqa: S608

MARK = """
INSERT INTO journal_delivery (entry_id, reaction, subject, state, attempts, error, due_at, at)
SELECT unnest(%s::bigint[]), unnest(%s::text[]), unnest(%s::text[]), unnest(%s::text[]),
       unnest(%s::smallint[]), unnest(%s::text[]), unnest(%s::timestamptz[]), %s
ON CONFLICT (entry_id, reaction) DO UPDATE SET state = excluded.state, attempts = excluded.attempts,
    error = excluded.error, due_at = excluded.due_at, at = excluded.at
"""


@dataclass(frozen=True)
class Letter:
    """An entry with its fact; the fact is read when the first reaction wants it."""

    entry: Entry
    sealed: bytes | None

    @cached_property
    def fact(self) -> Fact:
        spoken = open_words(self.sealed).spoken if self.sealed is not None else {}
        return KINDS[self.entry.kind].restored(self.entry.payload, spoken)

    @cached_property
    def subject(self) -> str:
        return str(self.entry.subject)


@dataclass(frozen=True)
class Again:
    """A delivery that was put off: its turn has come, unless it is held back itself."""

    letter: Letter
    reaction: str
    attempts: int
    is_held: bool


@dataclass(frozen=True)
class Mark:
    entry_id: int
    reaction: str
    subject: str
    state: DeliveryState
    attempts: int = 0
    error: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True)
class Marked:
    """What must not run now: deliveries already marked, and queues somebody stands in."""

    deliveries: frozenset[tuple[int, str]]
    queues: frozenset[tuple[str, str]]


def take(limit: int) -> list[Letter]:
    """Out of the outbox, oldest first; back in it if the transaction fails."""
    return [_letter(row) for row in _rows(TAKE, [limit])]


def ready(limit: int, now: datetime) -> list[Again]:
    """Deliveries put off whose queue may go on: its head is due, or nobody stands before it."""
    return [Again(_letter(row), *row[-3:]) for row in _rows(READY, [now, now, limit])]


def marked(letters: Sequence[Letter]) -> Marked:
    ids = [letter.entry.pk for letter in letters]
    rows = _rows(MARKED, [ids, list({letter.subject for letter in letters})])
    return Marked(
        frozenset((id_, reaction) for id_, _, reaction in rows if id_ is not None),
        frozenset((subject, reaction) for _, subject, reaction in rows if subject is not None),
    )


def mark(marks: Iterable[Mark], now: datetime) -> None:
    columns = list(
        zip(
            *(
                (m.entry_id, m.reaction, m.subject, m.state, m.attempts, m.error, m.due_at)
                for m in marks
            ),
            strict=True,
        )
    )
    if columns:
        with connection.cursor() as cursor:
            cursor.execute(MARK, [*map(list, columns), now])


def _letter(row: Sequence[Any]) -> Letter:
    count = len(COLUMNS)
    entry = Entry.from_db("default", COLUMNS, row[:count])
    entry.payload = json.loads(row[PAYLOAD])
    return Letter(entry, row[count])


def _rows(statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
