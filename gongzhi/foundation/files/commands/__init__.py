"""Acts on files."""

from gongzhi.foundation.files.commands.binding import claim
from gongzhi.foundation.files.commands.removal import (
    delete_removed_content,
    discard_draft,
    discard_from,
    discard_unclaimed,
    remove,
    sweep_orphans,
)
from gongzhi.foundation.files.commands.storing import store, store_all, store_each

__all__ = [
    "claim",
    "delete_removed_content",
    "discard_draft",
    "discard_from",
    "discard_unclaimed",
    "remove",
    "store",
    "store_all",
    "store_each",
    "sweep_orphans",
]
