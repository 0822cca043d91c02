import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongzhi.foundation.files.commands import (
    claim,
    delete_removed_content,
    discard_draft,
    discard_unclaimed,
    remove,
    sweep_orphans,
)
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.models import Entry
from tests.foundation.files.factories import CASE, DRAFT, NOON, RESIDENT, stored

pytestmark = pytest.mark.django_db


def all_paths(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_removing_leaves_a_row_and_a_fact_and_no_content(
    files_folder, django_capture_on_commit_callbacks
):
    file = stored()
    with django_capture_on_commit_callbacks(execute=True):
        remove(file, reason="拍到了别人的脸", actor=RESIDENT, now=NOON)
        remove(file, reason="再来一次", actor=RESIDENT, now=NOON)

    row = StoredFile.objects.get()
    assert (row.state, row.name, row.path, row.latitude) == ("removed", "", "", None)
    assert all_paths(files_folder) == []
    assert files_of(CASE) == []
    assert [entry.kind for entry in Entry.objects.all()] == ["FileRemoved"]


def test_content_left_by_a_death_after_removal_is_deleted_later(files_folder):
    remove(stored(), reason="误传", actor=RESIDENT, now=NOON)
    assert len(all_paths(files_folder)) == 2

    delete_removed_content(now=NOON)

    assert all_paths(files_folder) == []


def test_a_draft_the_form_has_claimed_meanwhile_is_not_discarded(files_folder):
    before = stored(owner=DRAFT)
    claim(DRAFT, CASE, purpose="report")

    assert discard_draft(before) is False
    assert [file.pk for file in files_of(CASE)] == [before.pk]
    assert len(all_paths(files_folder)) == 2


def test_drafts_nobody_claimed_go_after_a_day(files_folder, django_capture_on_commit_callbacks):
    stored(owner=DRAFT, now=NOON - timedelta(hours=25))
    stored(owner=DRAFT, now=NOON - timedelta(hours=23), purpose="other")
    stored(owner=CASE, now=NOON - timedelta(days=30))

    with django_capture_on_commit_callbacks(execute=True):
        assert discard_unclaimed(now=NOON) == 1
    assert StoredFile.objects.count() == 2
    assert len(all_paths(files_folder)) == 4


def test_content_without_a_row_is_swept_and_content_with_one_stays(files_folder):
    file = stored(now=NOON - timedelta(days=2))
    default_storage.save("2026/11/21/orphan.jpg", ContentFile(b"x"))
    for path in all_paths(files_folder):
        old = (NOON - timedelta(days=2)).timestamp()
        os.utime(path, (old, old))
    default_storage.save("2026/11/21/young.jpg", ContentFile(b"x"))

    assert sweep_orphans(now=NOON) == 1
    assert default_storage.exists(file.path)
    assert default_storage.exists("2026/11/21/young.jpg")
