"""Walk through the tree leaf by leaf and stop at the first row that is not what was sealed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rfc8785 import CanonicalizationError

from gongzhi.foundation.journal import findings
from gongzhi.foundation.journal.findings import Finding, Report
from gongzhi.foundation.journal.rows import ENTRY, fetched, hash_of_row, streamed
from gongzhi.foundation.journal.rules.heads import SignedHead
from gongzhi.kernel.tree import HASH_BYTES, WIDTH, Frontier, TileId, root

LEAVES = f"""
SELECT l.index, l.entry_id, l.hash, {ENTRY}
FROM journal_leaf l LEFT JOIN journal_entry e ON e.id = l.entry_id ORDER BY l.index
"""  # noqa: S608

HEADS = "SELECT size, root, signed_at, key_id, signature FROM journal_head ORDER BY size"


@dataclass(frozen=True)
class Sealed:
    """A leaf with its entry as it lies there today; no hash where the entry is gone."""

    index: int
    entry_id: int
    leaf: bytes
    entry: bytes | None


@dataclass(frozen=True)
class Expected:
    """What the leaves are held against: public keys, and heads kept outside this database."""

    keys: Mapping[str, bytes]
    kept: Mapping[int, bytes]


def trace(expected: Expected, report: Report) -> Iterator[Finding]:
    """Findings in the order of the tree; after the first nothing further on can be relied upon."""
    frontier, tiles, heads = Frontier(), TileWalk(), HeadWalk(expected)
    yield from heads.passed(frontier)
    for leaf in _leaves():
        yield from _row_findings(leaf, frontier.size, tiles)
        frontier.append(leaf.leaf)
        report.leaves = frontier.size
        yield from heads.passed(frontier)
        report.heads = heads.count
    yield from heads.left(frontier.size)
    yield from tiles.uneven()


def _leaves() -> Iterator[Sealed]:
    for index, entry_id, leaf, *row in streamed(LEAVES):
        yield Sealed(index, entry_id, bytes(leaf), _hash(row) if row[0] is not None else None)


def _hash(row: list[Any]) -> bytes:
    try:
        return hash_of_row(row)
    except CanonicalizationError:
        return b""


def _row_findings(leaf: Sealed, place: int, tiles: "TileWalk") -> Iterator[Finding]:
    if leaf.index != place:
        yield findings.leaf_missing(place)
    if leaf.entry is None:
        yield findings.entry_removed(leaf.entry_id, place)
    elif leaf.entry != leaf.leaf:
        yield _entry_finding(leaf, tiles.stored(0, place))
    elif place_in_tile := tiles.differing(leaf.leaf):
        yield _tile_finding(leaf, place_in_tile, tiles)


def _entry_finding(leaf: Sealed, tile: bytes) -> Finding:
    """The entry and its leaf differ: which of them moved, and which was changed."""
    if leaf.entry == tile:
        return findings.leaf_changed(leaf.entry_id, leaf.index)
    if (home := _leaf_with(leaf.entry)) is not None:
        return findings.entry_moved(leaf.entry_id, leaf.index, home)
    return findings.entry_changed(leaf.entry_id, leaf.index)


def _tile_finding(leaf: Sealed, tile: TileId, tiles: "TileWalk") -> Finding:
    if tile.level > 0:
        return findings.upper_tile_differs(tile, leaf.entry_id, leaf.index)
    if _leaf_with(tiles.stored(0, leaf.index)) is not None:
        home = tiles.found(leaf.leaf, around=leaf.index)
        if home is not None:
            return findings.entry_moved(leaf.entry_id, leaf.index, home)
    return findings.tile_differs(leaf.entry_id, leaf.index)


def _leaf_with(hash_: bytes | None) -> int | None:
    rows = fetched("SELECT index FROM journal_leaf WHERE hash = %s LIMIT 1", [hash_])
    return rows[0][0] if rows else None


class TileWalk:
    """The tiles as they ought to be, level by level, held against those stored."""

    def __init__(self) -> None:
        self.counts: defaultdict[int, int] = defaultdict(int)
        self.open: defaultdict[int, list[bytes]] = defaultdict(list)
        self.tiles: dict[int, tuple[int, bytes]] = {}

    def differing(self, hash_: bytes, level: int = 0) -> TileId | None:
        """Take in the next hash of a level; the tile that holds another one in its place."""
        place = self.counts[level]
        self.counts[level] += 1
        self.open[level].append(hash_)
        if self.stored(level, place) != hash_:
            return TileId(level, place // WIDTH)
        if len(self.open[level]) < WIDTH:
            return None
        full, self.open[level] = root(self.open[level]), []
        return self.differing(full, level + 1)

    def stored(self, level: int, place: int) -> bytes:
        index, at = divmod(place, WIDTH)
        if level not in self.tiles or self.tiles[level][0] != index:
            self.tiles[level] = index, _tile(TileId(level, index))
        return self.tiles[level][1][at * HASH_BYTES : (at + 1) * HASH_BYTES]

    def found(self, hash_: bytes, *, around: int) -> int | None:
        """Where a leaf hash stands in the tiles nearest to a place: where it was sealed."""
        rows = fetched(
            "SELECT index, hashes FROM journal_tile WHERE level = 0 AND position(%s in hashes) > 0"
            " ORDER BY abs(index - %s) LIMIT 1",
            [hash_, around // WIDTH],
        )
        for index, hashes in rows:
            at = bytes(hashes).find(hash_)
            return int(index * WIDTH + at // HASH_BYTES)
        return None

    def uneven(self) -> Iterator[Finding]:
        """Levels that hold more or fewer hashes than the leaves make."""
        rows = fetched("SELECT level, sum(length(hashes)) FROM journal_tile GROUP BY level")
        held = {level: int(length) // HASH_BYTES for level, length in rows}
        for level in sorted(held.keys() | self.counts.keys()):
            if held.get(level, 0) != self.counts[level]:
                yield findings.tiles_uneven(level, held.get(level, 0), self.counts[level])


def _tile(tile: TileId) -> bytes:
    rows = fetched("SELECT hashes FROM journal_tile WHERE level = %s AND index = %s", tile)
    return bytes(rows[0][0]) if rows else b""


class HeadWalk:
    """The signed heads, each held against the root at its size. Equal roots over the same leaves
    make each head consistent with the one before it."""

    def __init__(self, expected: Expected) -> None:
        self.expected = expected
        self.heads = streamed(HEADS)
        self.count = 0
        self.last = 0
        self.next = self._read()

    def passed(self, frontier: Frontier) -> Iterator[Finding]:
        """Findings about heads of exactly this size."""
        kept = self.expected.kept.get(frontier.size)
        if kept is not None and kept != frontier.root():
            yield findings.kept_head_differs(frontier.size)
        while self.next is not None and self.next.size <= frontier.size:
            yield from self._compared(self.next, frontier)
            self.count += 1
            self.last = self.next.size
            self.next = self._read()

    def left(self, leaves: int) -> Iterator[Finding]:
        """Findings once the leaves are at an end."""
        beyond = [size for size in self.expected.kept if size > leaves]
        if self.next is not None:
            yield findings.cut_off(self.next.size, leaves)
        elif beyond:
            yield findings.cut_off(max(beyond), leaves)
        elif self.last < leaves:
            yield findings.unsigned(leaves, self.last)

    def _compared(self, head: SignedHead, frontier: Frontier) -> Iterator[Finding]:
        if not head.is_signed_by(self.expected.keys.get(head.key_id, b"")):
            yield findings.signature_wrong(head.size, head.key_id)
        elif head.size != frontier.size or head.root != frontier.root():
            yield findings.root_differs(head.size, self.last)

    def _read(self) -> SignedHead | None:
        for size, root_, signed_at, key_id, signature in self.heads:
            return SignedHead(
                size=size,
                root=bytes(root_),
                signed_at=signed_at,
                key_id=key_id,
                signature=bytes(signature),
            )
        return None
