"""Take content away: by a person with a reason, or by the clock where nobody claimed it."""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from gongzhi.facts.files import FileRemoved
from gongzhi.foundation.files.allowances import unclaimed_after
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import lock_owner
from gongzhi.foundation.files.vocabulary import State
from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import place_of
from gongzhi.kernel.ref import Ref

_SETTLED = timedelta(hours=24)
_BATCH = 500
DISCARD = Sweep("files.discard", "清理没有提交的照片", "file")
DELETE = Sweep("files.delete", "删除已移除文件的内容", "file")
log = logging.getLogger(__name__)


@transaction.atomic
def remove(file: StoredFile, *, reason: str, actor: Actor, now: datetime) -> None:
    """Leave a row without content and a fact; removing twice does nothing."""
    kept = StoredFile.objects.select_for_update().get(pk=file.pk)
    if kept.state == State.REMOVED:
        return
    fact = FileRemoved(
        file=kept.pk,
        owner_kind=kept.owner_kind,
        owner_id=kept.owner_id,
        sha256=kept.sha256,
        reason=reason,
    )
    _emptied(kept, now)
    record(fact, actor=actor, now=now, region_code=kept.region_code)


@transaction.atomic
def discard_draft(file: StoredFile) -> bool:
    """The sender took it out of a form before sending: nothing has happened yet.

    Whether it went: a form sent at the same moment has claimed it, and then it stays.
    """
    lock_owner(file.owner)
    held = StoredFile.objects.select_for_update().filter(pk=file.pk, state=State.DRAFT).first()
    if held is None:
        return False
    held.delete()
    transaction.on_commit(partial(_delete_content, file), robust=True)
    return True


def discard_from(draft: Ref, token: str) -> None:
    """Of what waits in this draft, the one so named; any other is left alone."""
    file = StoredFile.objects.filter(token=token).first() if token else None
    if file is not None and file.owner == draft and file.state == State.DRAFT:
        discard_draft(file)


def discard_unclaimed(*, now: datetime) -> int:
    """Drafts nobody sent within a day. Returns how many went."""
    old = StoredFile.objects.filter(
        state=State.DRAFT, uploaded_at__lt=now - unclaimed_after(local_day(now))
    )
    turns = old.exclude(pk__in=DISCARD.put_off(now)).order_by("id")[:_BATCH]
    files = {file.pk: file for file in turns}
    return DISCARD.each(files, lambda pk: discard_draft(files[pk]), now=now, limit=_BATCH)


def delete_removed_content(*, now: datetime) -> int:
    """Content that should have gone at removal and did not, the process having died in between.
    The storage is asked outside any transaction."""
    left = StoredFile.objects.filter(state=State.REMOVED).exclude(path="")
    turns = left.exclude(pk__in=DELETE.put_off(now)).order_by("id")[:_BATCH]
    files = {file.pk: file for file in turns}

    def delete(pk: int) -> bool:
        _delete_content(files[pk])
        return True

    DELETE.each(files, delete, now=now, limit=_BATCH)
    return left.count()


def sweep_orphans(*, now: datetime) -> int:
    """Content whose row was rolled back: a day old, in the folders of the last three days."""
    return sum(_sweep_day(now - timedelta(days=back), now) for back in range(1, 4))


def _sweep_day(day: datetime, now: datetime) -> int:
    folder = f"{day:%Y/%m/%d}"
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return 0
    paths = {f"{folder}/{name}" for name in names}
    orphans = [path for path in paths - _known(folder) if _is_old(path, now)]
    return sum(_swept(path) for path in orphans)


def _swept(path: str) -> bool:
    """It has no row to be put off by: the next hour tries it again."""
    try:
        default_storage.delete(path)
    except Exception as failure:  # noqa: BLE001 (a storage's own kinds; the next one has its turn)
        log.warning("%s was not swept: %s", path, place_of(failure))
        return False
    return True


def _known(folder: str) -> set[str]:
    rows = StoredFile.objects.filter(path__startswith=f"{folder}/")
    pairs = rows.values_list("path", "thumbnail_path")
    return {path for pair in pairs.iterator() for path in pair if path}


def _is_old(path: str, now: datetime) -> bool:
    try:
        return default_storage.get_modified_time(path) < now - _SETTLED
    except FileNotFoundError:
        return False


def _emptied(file: StoredFile, now: datetime) -> None:
    file.state, file.removed_at, file.name = State.REMOVED, now, ""
    file.latitude = file.longitude = None
    file.save()
    transaction.on_commit(partial(_delete_content, file), robust=True)


def _delete_content(file: StoredFile) -> None:
    for path in filter(None, (file.path, file.thumbnail_path)):
        default_storage.delete(path)
    if file.state == State.REMOVED:
        StoredFile.objects.filter(pk=file.pk).update(path="", thumbnail_path="")
