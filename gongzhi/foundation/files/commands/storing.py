"""Take a file in: judge it by content, strip it, keep it."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from gongzhi.foundation.files.allowances import Place, limits_for, most_files
from gongzhi.foundation.files.drafts import KIND as DRAFT
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import held_by, lock_owner
from gongzhi.foundation.files.rules import films, photographs
from gongzhi.foundation.files.rules.limits import Incoming, Limits, check, check_batch
from gongzhi.foundation.files.rules.sniffing import sniff
from gongzhi.foundation.files.vocabulary import PICTURES, Media, State
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref

if TYPE_CHECKING:
    from django.core.files import File

_DIGITAL = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class _Ready:
    media: Media
    content: bytes
    thumbnail: bytes = b""
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None
    position: photographs.Position | None = None


def store_all(
    uploads: Sequence["File[bytes]"],
    *,
    owner: Ref,
    purpose: str,
    actor: Actor,
    now: datetime,
    region_code: str = "",
) -> list[StoredFile]:
    """The files of one form, in their order: all of them or, where one is refused, none."""
    check_batch(len(uploads), most_files(purpose))
    with transaction.atomic():
        return [
            store(
                upload,
                owner=owner,
                purpose=purpose,
                actor=actor,
                now=now,
                place=place,
                region_code=region_code,
            )
            for place, upload in enumerate(uploads, start=1)
        ]


def store_each(
    uploads: Sequence["File[bytes]"], *, owner: Ref, purpose: str, actor: Actor, now: datetime
) -> list[str]:
    """One by one, after what is there: the good ones are kept. Which were refused, in words."""
    refused: list[str] = []
    first = held_by(owner, purpose).count + 1 if uploads else 1
    for place, upload in enumerate(uploads, start=first):
        try:
            store(upload, owner=owner, purpose=purpose, actor=actor, now=now, place=place)
        except RuleBroken as broken:
            refused.append(broken.message)
    return list(dict.fromkeys(refused))


@transaction.atomic
def store(
    upload: "File[bytes]",
    *,
    owner: Ref,
    purpose: str,
    actor: Actor,
    now: datetime,
    place: int | None = None,
    region_code: str = "",
) -> StoredFile:
    """Keep one file. The same content sent twice to one owner is kept once."""
    lock_owner(owner)
    held = held_by(owner, purpose)
    place = place or held.count + 1
    limits = limits_for(purpose, Place(region_code, local_day(now)))
    content = io.BytesIO(upload.read(limits.bytes_each + 1))
    received = hashlib.sha256(content.getvalue()).hexdigest()
    twin = held.twin(received)
    if twin is not None:
        return twin
    incoming = Incoming(
        name=upload.name or "",
        size=max(upload.size or 0, len(content.getvalue())),
        media=sniff(content),
        place=place,
    )
    check(incoming, held.total, limits)
    file = _sent(owner, actor, now)
    file.purpose, file.place = purpose, place
    file.name, file.received_sha256 = incoming.name[:200], received
    file.region_code, file.county_code = region_code, region_code[:6]
    return _kept(file, _made_ready(content, incoming, limits), now)


def _sent(owner: Ref, actor: Actor, now: datetime) -> StoredFile:
    """A row not yet written: to whom it belongs, who sent it, when."""
    return StoredFile(
        owner_kind=owner.kind,
        owner_id=owner.id,
        state=State.DRAFT if owner.kind == DRAFT else State.KEPT,
        uploaded_at=now,
        account=actor.account,
        person=actor.person,
        appointment=actor.appointment,
    )


def _made_ready(content: io.BytesIO, incoming: Incoming, limits: Limits) -> _Ready:
    if incoming.media is Media.MP4:
        return _Ready(media=Media.MP4, content=films.bare(content.getvalue()))
    if incoming.media not in PICTURES:
        return _Ready(media=incoming.media, content=content.getvalue())
    measures = photographs.Measures(
        most=limits.pixels, long_edge=limits.long_edge, thumbnail=limits.thumbnail
    )
    photograph = photographs.develop(
        content, incoming.media, measures, named=f"第 {incoming.place} 张图片"
    )
    return _Ready(**vars(photograph))


def _kept(file: StoredFile, ready: _Ready, now: datetime) -> StoredFile:
    file.media = ready.media
    file.size = len(ready.content)
    file.sha256 = hashlib.sha256(ready.content).hexdigest()
    file.width, file.height = ready.width, ready.height
    file.taken_at = _believable(ready.taken_at, now)
    if ready.position:
        file.latitude, file.longitude = ready.position.latitude, ready.position.longitude
    stem = f"{now:%Y/%m/%d}/{file.token}"
    file.path = _written(f"{stem}.{ready.media.suffix}", ready.content)
    if ready.thumbnail:
        file.thumbnail_path = _written(f"{stem}-s.webp", ready.thumbnail)
    file.save(force_insert=True)
    return file


def _written(path: str, content: bytes) -> str:
    """Written before the row: a rollback leaves content without a row, which the sweeper takes."""
    return default_storage.save(path, ContentFile(content))


def _believable(taken_at: datetime | None, now: datetime) -> datetime | None:
    """A camera whose clock was never set says nothing about when."""
    return taken_at if taken_at and _DIGITAL <= taken_at <= now + timedelta(days=1) else None
