"""The tree kept as tiles: 256 hashes of one level each, the next level up over 256 of this one.

Tile (0, i) holds the leaf hashes 256 i to 256 i + 255. Hash j of level n is the root over the
256**n leaves from j * 256**n; only full ones are kept. A tile once full never changes; the last
one of each level grows. The nodes inside a tile are computed anew when wanted.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gongzhi.kernel.tree.hashing import (
    EMPTY_ROOT,
    HASH_BYTES,
    Subtree,
    node_hash,
    root,
    split,
)
from gongzhi.kernel.tree.proofs import consistency_path, inclusion_path

WIDTH = 256
BITS = 8


class TileId(NamedTuple):
    level: int
    number: int


Tiles = Callable[[TileId], bytes]
"""The hashes of a tile, one after another; b"" for a tile that is not there yet."""


def grown(tiles: Tiles, size: int, leaves: Iterable[bytes]) -> dict[TileId, bytes]:
    """The tiles that are new or longer once these leaf hashes follow the first `size`."""
    changed: dict[TileId, bytes] = {}
    level, rising = 0, list(leaves)
    while rising:
        ends = _appended(tiles, level, size >> BITS * level, rising)
        changed |= ends
        full = [hashes for hashes in ends.values() if len(hashes) == WIDTH * HASH_BYTES]
        level, rising = level + 1, [root(parted(hashes)) for hashes in full]
    return changed


def tiled_root(tiles: Tiles, size: int) -> bytes:
    return tiled(tiles)(0, size) if size else EMPTY_ROOT


def tiled_inclusion_proof(tiles: Tiles, index: int, size: int) -> list[bytes]:
    return inclusion_path(index, size, tiled(tiles))


def tiled_consistency_proof(tiles: Tiles, first: int, size: int) -> list[bytes]:
    return consistency_path(first, size, tiled(tiles))


def tiled(tiles: Tiles) -> Subtree:
    """Roots over the ranges a tree of these tiles is made of."""

    def subtree(start: int, end: int) -> bytes:
        size = end - start
        if size & (size - 1) == 0:
            return _full(tiles, start, size)
        middle = start + split(size)
        return node_hash(subtree(start, middle), subtree(middle, end))

    return subtree


def parted(hashes: bytes) -> list[bytes]:
    return [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]


def _appended(tiles: Tiles, level: int, count: int, added: list[bytes]) -> dict[TileId, bytes]:
    """The tiles of one level that hold `count` hashes so far and take in the added ones."""
    index, held = divmod(count, WIDTH)
    hashes = tiles(TileId(level, index)) if held else b""
    if len(hashes) != held * HASH_BYTES:
        raise ValueError(f"tile {level}/{index} does not hold {held} hashes")
    hashes += b"".join(added)
    step = WIDTH * HASH_BYTES
    return {
        TileId(level, index + number): hashes[at : at + step]
        for number, at in enumerate(range(0, len(hashes), step))
    }


def _full(tiles: Tiles, start: int, size: int) -> bytes:
    """A full subtree, from the highest level that has it: one hash, or a few inside one tile."""
    level, inside = divmod(size.bit_length() - 1, BITS)
    index, first = divmod(start >> BITS * level, WIDTH)
    hashes = tiles(TileId(level, index))
    return root(parted(hashes)[first : first + (1 << inside)])
