"""Content is taken from the storage while no transaction is open."""

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection

from gongzhi.foundation.files.commands import delete_removed_content, discard_unclaimed
from gongzhi.foundation.files.models import StoredFile
from tests.foundation.files.factories import DRAFT, NOON, stored


class Watching(FileSystemStorage):
    """Remembers whether a transaction was open when something was deleted."""

    open_at_deletion = []

    def delete(self, name):
        self.open_at_deletion.append(connection.in_atomic_block)
        super().delete(name)


@pytest.fixture
def watching(files_folder, settings, cloned_database, django_db_blocker):
    kept = {"BACKEND": f"{__name__}.Watching", "OPTIONS": {"location": str(files_folder)}}
    settings.STORAGES = {**settings.STORAGES, "default": kept}
    Watching.open_at_deletion.clear()
    with django_db_blocker.unblock():
        yield Watching.open_at_deletion


def test_content_left_by_a_death_is_deleted_outside_any_transaction(watching):
    stored()
    StoredFile.objects.update(state="removed", removed_at=NOON, name="")
    assert delete_removed_content(now=NOON) == 0
    assert watching == [False, False]


def test_drafts_nobody_claimed_are_deleted_outside_any_transaction(watching):
    stored(owner=DRAFT, now=NOON.replace(month=10))
    assert discard_unclaimed(now=NOON) == 1
    assert watching == [False, False]
