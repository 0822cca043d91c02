"""The tree against the known answers of RFC 6962 and 9162, and against the definition."""

from hashlib import sha256

import pytest

from gongzhi.kernel.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
KNOWN = [leaf_hash(data) for data in INPUTS]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
SIZES = range(71)
LEAVES = [leaf_hash(bytes([n])) for n in SIZES]
WHOLE = {size: root(LEAVES[:size]) for size in SIZES}


def defined(hashes):
    """MTH word by word as RFC 9162, 2.1.1 defines it."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return node_hash(defined(hashes[:k]), defined(hashes[k:]))


@pytest.mark.parametrize("size", range(9))
def test_the_known_roots(size):
    assert root(KNOWN[:size]).hex() == ROOTS[size]


def test_the_known_inclusion_proofs():
    def path(index, size):
        return [h.hex() for h in inclusion_proof(index, KNOWN[:size])]

    assert path(0, 1) == []
    assert path(0, 8) == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]
    assert path(5, 8) == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert path(2, 3) == ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]


def test_the_known_consistency_proofs():
    def path(first, size):
        return [h.hex() for h in consistency_proof(first, KNOWN[:size])]

    assert path(1, 1) == []
    assert path(1, 8) == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]
    assert path(6, 8) == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_root_is_as_defined(size):
    assert root(LEAVES[:size]) == defined(LEAVES[:size])


def test_a_frontier_knows_the_root_at_every_size_it_passes():
    frontier = Frontier()
    seen = [frontier.root()]
    for leaf in LEAVES:
        frontier.append(leaf)
        seen.append(frontier.root())
    assert seen[:-1] == [WHOLE[size] for size in SIZES]
    assert seen[0] == EMPTY_ROOT


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proved_in_every_tree(size):
    for index in range(size):
        proof = inclusion_proof(index, LEAVES[:size])
        assert verify_inclusion(index, size, LEAVES[index], proof, WHOLE[size])


@pytest.mark.parametrize("size", SIZES)
def test_every_tree_is_proved_the_beginning_of_every_later_one(size):
    for first in range(size + 1):
        proof = consistency_proof(first, LEAVES[:size])
        assert verify_consistency(first, size, WHOLE[first], WHOLE[size], proof)


def spoiled(proof):
    """The proof with one thing wrong, in every way: a hash changed, dropped, added, swapped."""
    wrong = b"\xff" * 32
    for at in range(len(proof)):
        yield [*proof[:at], wrong, *proof[at + 1 :]]
        yield proof[:at] + proof[at + 1 :]
    yield [*proof, wrong]
    yield [wrong, *proof]
    if len(set(proof)) > 1:
        yield proof[::-1]


@pytest.mark.parametrize("size", range(1, 41))
def test_no_wrong_inclusion_is_believed(size):
    for index in range(size):
        proof = inclusion_proof(index, LEAVES[:size])
        right = (index, size, LEAVES[index], proof, WHOLE[size])
        for other in spoiled(proof):
            assert not verify_inclusion(index, size, LEAVES[index], other, WHOLE[size])
        for at, wrong in ((0, index + 1), (0, -1), (2, LEAVES[70]), (4, EMPTY_ROOT)):
            assert not verify_inclusion(*right[:at], wrong, *right[at + 1 :])


@pytest.mark.parametrize("size", range(1, 41))
def test_no_wrong_consistency_is_believed(size):
    for first in range(1, size + 1):
        proof = consistency_proof(first, LEAVES[:size])
        right = (first, size, WHOLE[first], WHOLE[size], proof)
        for other in spoiled(proof):
            assert not verify_consistency(*right[:4], other)
        for at, wrong in ((0, size + 1), (0, -1), (2, EMPTY_ROOT), (3, EMPTY_ROOT)):
            assert not verify_consistency(*right[:at], wrong, *right[at + 1 :])


def test_what_is_not_in_the_tree_has_no_proof():
    for index in (-1, 3):
        with pytest.raises(ValueError, match=f"no leaf {index}"):
            inclusion_proof(index, LEAVES[:3])
    for first in (-1, 4):
        with pytest.raises(ValueError, match="no beginning"):
            consistency_proof(first, LEAVES[:3])
