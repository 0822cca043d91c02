"""The Merkle tree of RFC 9162 (SHA-256): roots, proofs, and the tree kept as tiles.

All functions work on leaf hashes; `leaf_hash` makes one from a leaf's bytes.
"""

from gongzhi.kernel.tree.hashing import (
    EMPTY_ROOT,
    HASH_BYTES,
    Frontier,
    leaf_hash,
    node_hash,
    root,
)
from gongzhi.kernel.tree.proofs import (
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)
from gongzhi.kernel.tree.tiles import (
    WIDTH,
    TileId,
    grown,
    tiled_consistency_proof,
    tiled_inclusion_proof,
    tiled_root,
)

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "WIDTH",
    "Frontier",
    "TileId",
    "consistency_proof",
    "grown",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "root",
    "tiled_consistency_proof",
    "tiled_inclusion_proof",
    "tiled_root",
    "verify_consistency",
    "verify_inclusion",
]
