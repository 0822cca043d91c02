"""A tree in tiles is the same tree: roots, proofs and growth in any steps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.kernel.tree import (
    HASH_BYTES,
    TileId,
    consistency_proof,
    grown,
    inclusion_proof,
    leaf_hash,
    root,
    tiled_consistency_proof,
    tiled_inclusion_proof,
    tiled_root,
)

LEAVES = [leaf_hash(n.to_bytes(4)) for n in range(66_500)]


def kept(*steps):
    """Tiles after growing by so many leaves at a time, and how many leaves they hold."""
    store: dict[TileId, bytes] = {}
    size = 0
    for step in steps:
        store |= grown(reading(store), size, LEAVES[size : size + step])
        size += step
    return store, size


def reading(store):
    return lambda tile: store.get(tile, b"")


@pytest.mark.parametrize("size", [*range(71), 255, 256, 257, 511, 512, 513, 1000, 65_536, 66_000])
def test_the_root_from_tiles_is_the_plain_root(size):
    store, _ = kept(size)
    assert tiled_root(reading(store), size) == root(LEAVES[:size])


def test_roots_of_all_earlier_sizes_are_still_there():
    store, _ = kept(600)
    assert [tiled_root(reading(store), n) for n in range(0, 600, 7)] == [
        root(LEAVES[:n]) for n in range(0, 600, 7)
    ]


def test_tiles_hold_leaves_below_and_roots_over_256_above():
    store, _ = kept(65_536 + 256 + 3)
    sizes = {tile: len(hashes) // HASH_BYTES for tile, hashes in store.items()}
    below = {TileId(0, n): 256 for n in range(257)} | {TileId(0, 257): 3}
    above = {TileId(1, 0): 256, TileId(1, 1): 1, TileId(2, 0): 1}
    assert sizes == below | above
    assert store[TileId(1, 1)] == root(LEAVES[65_536 : 65_536 + 256])
    assert store[TileId(2, 0)] == root(LEAVES[:65_536])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 400), max_size=6))
def test_growing_in_steps_makes_the_same_tiles_as_at_once(steps):
    store, size = kept(*steps)
    assert store == kept(size)[0]


def test_only_the_tiles_at_the_edge_are_written_again():
    store, size = kept(700)
    changed = grown(reading(store), size, LEAVES[size : size + 100])
    assert set(changed) == {TileId(0, 2), TileId(0, 3), TileId(1, 0)}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_proofs_from_tiles_are_the_plain_proofs(data):
    size = data.draw(st.integers(1, 1500))
    index, first = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    tiles = reading(kept(size)[0])
    assert tiled_inclusion_proof(tiles, index, size) == inclusion_proof(index, LEAVES[:size])
    assert tiled_consistency_proof(tiles, first, size) == consistency_proof(first, LEAVES[:size])


def test_a_tile_that_lost_hashes_is_not_grown():
    store, size = kept(10)
    store[TileId(0, 0)] = store[TileId(0, 0)][:-HASH_BYTES]
    with pytest.raises(ValueError, match="tile 0/0 does not hold 10 hashes"):
        grown(reading(store), size, LEAVES[10:11])
