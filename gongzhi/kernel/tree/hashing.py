"""Hashes of leaves, nodes and whole trees (RFC 9162, 2.1.1)."""

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Subtree = Callable[[int, int], bytes]
"""The root over the leaves from the first index up to, not including, the second."""


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes; of no leaves, the hash of nothing."""
    frontier = Frontier()
    for each in hashes:
        frontier.append(each)
    return frontier.root()


def split(size: int) -> int:
    """How many of the leaves go to the left: the largest power of two below size (>= 2)."""
    return 1 << (size - 1).bit_length() - 1


def listed(hashes: Sequence[bytes]) -> Subtree:
    return lambda start, end: root(hashes[start:end])


class Frontier:
    """A growing tree reduced to the roots of its full subtrees: a root at any size, in O(log n).

    `peaks` are the full subtrees from the largest (left) to the smallest; there is one for each bit
    of the size.
    """

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        self.size += 1
        filled = self.size
        while filled % 2 == 0:
            leaf = node_hash(self.peaks.pop(), leaf)
            filled //= 2
        self.peaks.append(leaf)

    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY_ROOT
        *rest, joined = self.peaks
        for peak in reversed(rest):
            joined = node_hash(peak, joined)
        return joined
