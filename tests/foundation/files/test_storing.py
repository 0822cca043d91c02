import hashlib
from types import SimpleNamespace

import pytest
from django.db import connection

from gongzhi.foundation.files import allowances
from gongzhi.foundation.files.allowances import allow
from gongzhi.foundation.files.commands import store_all
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of, files_of_many
from gongzhi.foundation.files.rules.limits import Limits
from gongzhi.foundation.files.vocabulary import PAPERS, Variant
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref
from tests.foundation.files import samples
from tests.foundation.files.factories import CASE, NOON, RESIDENT, colours, stored, upload

pytestmark = pytest.mark.django_db
allow("test-paper", Limits(kinds=PAPERS))


def store_many(*uploads):
    return store_all(uploads, owner=CASE, purpose="report", actor=RESIDENT, now=NOON)


def test_a_photo_is_kept_without_its_metadata_but_with_its_place():
    original = samples.photo_with_position()
    file = stored(original)

    assert (file.latitude, file.longitude) == (31.0664, 121.3952)
    assert (file.width, file.height, file.media) == (40, 60, "image/jpeg")
    assert file.received_sha256 == hashlib.sha256(original).hexdigest()
    assert file.sha256 == hashlib.sha256(file.content()).hexdigest()
    assert b"Secret" not in file.content() + file.content(Variant.THUMBNAIL)
    assert file.state == "kept"
    assert file.account == 5


def test_the_name_is_sealed_in_the_database():
    stored(name="唐明家漏水.jpg")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM files_storedfile")
        assert "唐明".encode() not in bytes(cursor.fetchone()[0])
    assert StoredFile.objects.get().name == "唐明家漏水.jpg"


def test_a_pdf_is_kept_as_it_is():
    file = stored(samples.PDF, purpose="test-paper", name="合同.pdf")
    assert file.content() == samples.PDF
    assert file.thumbnail_path == ""


def test_a_camera_without_a_clock_says_nothing_about_when():
    assert stored(samples.photo_with_position(taken="1980:01:01 00:00:00")).taken_at is None


def test_the_same_photo_sent_twice_is_kept_once():
    assert stored().pk == stored().pk
    assert StoredFile.objects.count() == 1


def test_the_third_of_three_being_a_program_refuses_all_and_names_it():
    with pytest.raises(RuleBroken, match=r"第 3 张不是图片（文件名是 .jpg，内容是程序）"):
        store_many(*map(upload, colours(2)), upload(samples.PROGRAM, "病毒.jpg"))
    assert StoredFile.objects.count() == 0


def test_nine_photos_come_in_and_the_tenth_is_refused():
    store_many(*map(upload, colours(9)))
    with pytest.raises(RuleBroken, match="最多传 9 个文件"):
        stored(samples.picture(colour="blue"))
    assert StoredFile.objects.count() == 9


def test_settings_narrow_what_code_allows(settings):
    settings.GONGZHI_FILES = {"": {"count": 5}, "report": {"count": 1}}
    stored()
    with pytest.raises(RuleBroken, match="最多传 1 个文件"):
        stored(samples.picture(colour="blue"))


def test_the_rulebook_says_how_large_and_how_sharp(monkeypatch):
    told = {"files.photo.megabytes": 1, "files.photo.pixels": 800, "files.thumbnail.pixels": 120}
    monkeypatch.setattr(allowances, "value", lambda key, **_: SimpleNamespace(value=told.get(key)))
    file = stored(samples.picture(size=(1000, 500)))
    assert (file.width, file.height) == (800, 400)
    with pytest.raises(RuleBroken, match="超过一个文件 1 MB 的上限"):
        stored(samples.picture("PNG") + bytes(1024 * 1024))


def test_files_of_many_owners_cost_one_query(django_assert_num_queries):
    other = Ref("case", 8)
    file = stored()
    with django_assert_num_queries(1):
        found = files_of_many([CASE, other])
    assert found == {CASE: [file], other: []}


def test_order_is_that_of_handing_in():
    store_many(*map(upload, colours(3)))
    assert [file.place for file in files_of(CASE)] == [1, 2, 3]
