"""Reads of files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from gongzhi.foundation.database.compiled import Compiled
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.rules.limits import Held
from gongzhi.foundation.files.vocabulary import Media, State, Variant
from gongzhi.foundation.links import Link
from gongzhi.kernel.ref import Ref


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What an owner has for one purpose."""

    files: tuple[StoredFile, ...]

    @property
    def count(self) -> int:
        return len(self.files)

    @property
    def total(self) -> Held:
        return Held(count=self.count, bytes=sum(file.size for file in self.files))

    def twin(self, received_sha256: str) -> StoredFile | None:
        same = (file for file in self.files if file.received_sha256 == received_sha256)
        return next(same, None)


def files_of(owner: Ref, purpose: str = "") -> list[StoredFile]:
    """In the order they were handed in; removed ones are left out."""
    if purpose:
        return FOR_PURPOSE.rows(owner.kind, owner.id, purpose)
    return files_of_many([owner])[owner]


FOR_PURPOSE = Compiled(
    lambda kind, id_, purpose: (
        StoredFile.objects.filter(owner_kind=kind, owner_id=id_, purpose=purpose)
        .exclude(state=State.REMOVED)
        .order_by("place", "id")
    )
)


def files_of_many(owners: Iterable[Ref], purpose: str = "") -> dict[Ref, list[StoredFile]]:
    """One query a kind of owner, whatever the number of owners; every owner is a key."""
    asked = list(owners)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for owner in asked:
        by_kind[owner.kind].append(owner.id)
    found: dict[Ref, list[StoredFile]] = {owner: [] for owner in asked}
    for kind, ids in by_kind.items():
        rows = StoredFile.objects.filter(owner_kind=kind, owner_id__in=ids)
        rows = rows.exclude(state=State.REMOVED).order_by("place", "id")
        for file in rows.filter(purpose=purpose) if purpose else rows:
            found[file.owner].append(file)
    return found


def held_by(owner: Ref, purpose: str) -> Holding:
    return Holding(files=tuple(files_of(owner, purpose)))


def file_of_token(token: str) -> StoredFile | None:
    return StoredFile.objects.filter(token=token).first()


def lock_owner(owner: Ref) -> None:
    """Two uploads to one owner at once are counted one after the other (until commit)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"files {owner}"])


def file_links(ids: Iterable[int]) -> Mapping[int, Link]:
    """By what it is, not by the name it came under: that is the sender's."""
    rows = StoredFile.objects.filter(pk__in=list(ids)).values_list("pk", "media", "token", "state")
    return {
        pk: Link(
            f"{Media(media).label} #{pk}",
            "" if state == State.REMOVED else f"/files/{token}/{Variant.FULL}",
        )
        for pk, media, token, state in rows
    }
