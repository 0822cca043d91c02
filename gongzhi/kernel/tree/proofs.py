"""That a leaf is in a tree, that a tree only grew (RFC 9162, 2.1.3 and 2.1.4).

The makers refuse an index or size outside the tree; the verifiers answer False to anything wrong.
"""

from collections.abc import Iterator, Sequence

from gongzhi.kernel.tree.hashing import EMPTY_ROOT, Subtree, listed, node_hash, split


def inclusion_proof(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """The siblings from the leaf upwards."""
    return inclusion_path(index, len(hashes), listed(hashes))


def consistency_proof(first: int, hashes: Sequence[bytes]) -> list[bytes]:
    """That the tree of the first leaves is the beginning of the tree of all of them."""
    return consistency_path(first, len(hashes), listed(hashes))


def inclusion_path(index: int, size: int, subtree: Subtree) -> list[bytes]:
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    start, end, siblings = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            siblings.append(subtree(middle, end))
            end = middle
        else:
            siblings.append(subtree(start, middle))
            start = middle
    return siblings[::-1]


def consistency_path(first: int, size: int, subtree: Subtree) -> list[bytes]:
    """Empty for equal sizes, and from nothing to anything."""
    if not 0 <= first <= size:
        raise ValueError(f"a tree of {first} is no beginning of one of {size}")
    if first in (0, size):
        return []
    start, end, parts = 0, size, []
    while end != first:
        middle = start + split(end - start)
        if first <= middle:
            parts.append(subtree(middle, end))
            end = middle
        else:
            parts.append(subtree(start, middle))
            start = middle
    if start != 0:
        parts.append(subtree(start, end))
    return parts[::-1]


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> bool:
    if not 0 <= index < size:
        return False
    at, last, joined = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if at % 2 == 1 or at == last:
            joined = node_hash(sibling, joined)
            at, last = _up_to_a_right_child(at, last)
        else:
            joined = node_hash(joined, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and joined == root


def verify_consistency(
    first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    if not 0 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == EMPTY_ROOT
    return _rebuilt(first, second, first_root, proof) == (first_root, second_root)


def _rebuilt(
    first: int, second: int, first_root: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes] | None:
    """Both roots as the proof gives them; None where it is too long or too short."""
    parts: Iterator[bytes] = iter(proof)
    is_full = first & (first - 1) == 0
    seed = first_root if is_full else next(parts, None)
    if seed is None:
        return None
    at, last = first - 1, second - 1
    while at % 2 == 1:
        at, last = at >> 1, last >> 1
    old = new = seed
    for part in parts:
        if last == 0:
            return None
        if at % 2 == 1 or at == last:
            old, new = node_hash(part, old), node_hash(part, new)
            at, last = _up_to_a_right_child(at, last)
        else:
            new = node_hash(new, part)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else None


def _up_to_a_right_child(at: int, last: int) -> tuple[int, int]:
    """Past the levels where the node has no sibling and is carried up as it is."""
    while at % 2 == 0 and at != 0:
        at, last = at >> 1, last >> 1
    return at, last
