"""Rows of the journal as they lie in the database, for those who hash them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from gongzhi.foundation.journal.rules.leaves import COLUMNS, leaf_input
from gongzhi.kernel.tree import TileId, leaf_hash

ENTRY = ", ".join(f"e.{column}" for column in COLUMNS)
CHUNK = 2000


def hash_of_row(values: Sequence[Any]) -> bytes:
    """The leaf hash of a row selected as ENTRY."""
    row = dict(zip(COLUMNS, values, strict=True))
    row["payload"] = json.loads(row["payload"])
    return leaf_hash(leaf_input(row))


def fetched(statement: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parameters))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def streamed(statement: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """Rows by a server-side cursor: as many as there are, a chunk in memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, list(parameters))
        while rows := cursor.fetchmany(CHUNK):
            yield from rows


class StoredTiles:
    """Tiles of the database, those at the right edge of the tree read at once."""

    def __init__(self, edge: Iterable[TileId] = ()) -> None:
        self.known: dict[TileId, bytes] = {}
        wanted = list(edge)
        if wanted:
            self._read(wanted)

    def __call__(self, tile: TileId) -> bytes:
        if tile not in self.known:
            self._read([tile])
        return self.known[tile]

    def learn(self, tiles: Mapping[TileId, bytes]) -> None:
        self.known |= tiles

    def _read(self, wanted: list[TileId]) -> None:
        rows = fetched(
            "SELECT level, index, hashes FROM journal_tile WHERE (level, index) IN"
            " (SELECT unnest(%s::smallint[]), unnest(%s::bigint[]))",
            [[t.level for t in wanted], [t.number for t in wanted]],
        )
        self.known |= dict.fromkeys(wanted, b"")
        self.known |= {TileId(level, index): bytes(hashes) for level, index, hashes in rows}
