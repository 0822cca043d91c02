"""Give recorded entries their place in the tree and sign its head.

One sealer at a time (advisory lock), batch by batch, each batch one transaction. The order is the
sealer's: entries as found, by id within a batch; one that was committed late gets a later place.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction
from rfc8785 import CanonicalizationError

from gongzhi.foundation.journal.locks import SEALER
from gongzhi.foundation.journal.models import Head, PublicKey
from gongzhi.foundation.journal.rows import ENTRY, StoredTiles, fetched, hash_of_row
from gongzhi.foundation.journal.rules.heads import TreeHead, signed
from gongzhi.foundation.journal.signing import signing_key
from gongzhi.kernel.tree import WIDTH, TileId, grown, tiled_root

log = logging.getLogger(__name__)

BATCH = 2000

FOUND = f"""
SELECT {ENTRY} FROM journal_unsealed u JOIN journal_entry e ON e.id = u.entry_id
WHERE u.entry_id > %s ORDER BY u.entry_id LIMIT %s
"""  # noqa: S608

PLACE = """
INSERT INTO journal_leaf (index, entry_id, hash)
SELECT unnest(%s::bigint[]), unnest(%s::bigint[]), unnest(%s::bytea[])
"""

KEEP = """
INSERT INTO journal_tile (level, index, hashes)
SELECT unnest(%s::smallint[]), unnest(%s::bigint[]), unnest(%s::bytea[])
ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes
"""


@dataclass(frozen=True)
class Found:
    """Entries found unsealed, with their leaf hashes; `last` is the id the next batch begins after.

    An entry that cannot be written down (a row no command made) stays unsealed, where it is seen.
    """

    leaves: dict[int, bytes]
    last: int


def seal_pending(now: datetime) -> int:
    """Seal all that is unsealed now; how many. 0 where another sealer is at work."""
    key, sealed, after = signing_key(), 0, 0
    while (found := _seal_batch(after, key, now)) is not None:
        sealed, after = sealed + len(found.leaves), found.last
    return sealed


@transaction.atomic
def _seal_batch(after: int, key: Ed25519PrivateKey, now: datetime) -> Found | None:
    if not fetched("SELECT pg_try_advisory_xact_lock(%s, %s)", SEALER)[0][0]:
        return None
    found = _find(after)
    if found and found.leaves:
        size = fetched("SELECT coalesce(max(index) + 1, 0) FROM journal_leaf")[0][0]
        _place(size, found.leaves)
        root = _grow(size, list(found.leaves.values()))
        _sign(TreeHead(size=size + len(found.leaves), root=root, signed_at=now), key)
    return found


def _find(after: int) -> Found | None:
    rows = fetched(FOUND, [after, BATCH])
    leaves: dict[int, bytes] = {}
    for row in rows:
        try:
            leaves[row[0]] = hash_of_row(row)
        except CanonicalizationError:
            log.error("entry %s cannot be sealed", row[0])  # noqa: TRY400 (its content is not ours)
    return Found(leaves, rows[-1][0]) if rows else None


def _place(size: int, leaves: dict[int, bytes]) -> None:
    ids, hashes = list(leaves), list(leaves.values())
    with connection.cursor() as cursor:
        cursor.execute(PLACE, [list(range(size, size + len(ids))), ids, hashes])
        cursor.execute("DELETE FROM journal_unsealed WHERE entry_id = ANY(%s)", [ids])


def _grow(size: int, hashes: list[bytes]) -> bytes:
    """The root of the grown tree, whose new and longer tiles are kept."""
    tiles = StoredTiles(_edge(size))
    changed = grown(tiles, size, hashes)
    tiles.learn(changed)
    with connection.cursor() as cursor:
        levels, indexes = [t.level for t in changed], [t.number for t in changed]
        cursor.execute(KEEP, [levels, indexes, list(changed.values())])
    return tiled_root(tiles, size + len(hashes))


def _edge(size: int) -> Iterator[TileId]:
    """The last tile of each level: what growing and the new root need of the old tree."""
    level = 0
    while size:
        yield TileId(level, size // WIDTH)
        level, size = level + 1, size // WIDTH


def _sign(head: TreeHead, key: Ed25519PrivateKey) -> None:
    new = signed(head, key)
    PublicKey.objects.get_or_create(
        key_id=new.key_id,
        defaults={"public": key.public_key().public_bytes_raw(), "since": head.signed_at},
    )
    Head.objects.create(
        size=new.size,
        root=new.root,
        signed_at=new.signed_at,
        key_id=new.key_id,
        signature=new.signature,
    )
