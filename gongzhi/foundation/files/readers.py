"""Who may read a file is said by the context that owns the thing it hangs on."""

from collections.abc import Callable

from gongzhi.foundation.files import drafts
from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor

Reader = Callable[[Actor, int, StoredFile], bool]
_readers: dict[str, Reader] = {drafts.KIND: drafts.own_draft}


def register_reader(kind: str, reader: Reader) -> None:
    """One reader a kind of owner; without one nobody reads its files."""
    known = _readers.setdefault(kind, reader)
    if known is not reader:
        raise ValueError(f"files of {kind!r} have a reader already")


def may_read(actor: Actor, file: StoredFile) -> bool:
    reader = _readers.get(file.owner_kind)
    return reader is not None and reader(actor, file.owner_id, file)
