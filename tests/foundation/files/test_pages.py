import pytest

from gongzhi.foundation.files.commands import remove
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.readers import register_reader
from gongzhi.foundation.files.vocabulary import Variant
from gongzhi.kernel.ref import Ref
from tests.foundation.files import samples
from tests.foundation.files.factories import NOON, RESIDENT, stored, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.foundation.files.urls")]
OPEN = Ref("test-open", 1)


def anyone(actor, owner_id, file):
    return owner_id == 1


register_reader("test-open", anyone)


def test_whoever_may_read_gets_the_picture_and_nothing_runs(client):
    answer = client.get(stored(owner=OPEN).url())

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert answer.getvalue().startswith(b"\xff\xd8")


def test_the_thumbnail_is_webp(client):
    answer = client.get(stored(owner=OPEN).url(Variant.THUMBNAIL))
    assert answer["Content-Type"] == "image/webp"
    assert answer.getvalue()[8:12] == b"WEBP"


@pytest.mark.parametrize("owner", [Ref("test-open", 2), Ref("nobody-registered", 1)])
def test_a_file_of_anothers_is_as_good_as_absent(client, owner):
    assert client.get(stored(owner=owner).url()).status_code == 404


def test_unknown_and_removed_are_absent(client):
    file = stored(owner=OPEN)
    remove(file, reason="误传", actor=RESIDENT, now=NOON)
    assert client.get(file.url()).status_code == 404
    assert client.get("/files/unknown/full").status_code == 404
    assert client.get("/files/unknown/other").status_code == 404


def status(client, url):
    answer = client.get(url)
    return answer.status_code if answer.getvalue() else None


def sent_ahead(client, file):
    return client.post("/files/drafts/report/report", {"file": file})


def test_a_photo_sent_ahead_is_seen_by_its_session_only(client):
    answer = sent_ahead(client, upload())
    assert answer.status_code == 201
    assert status(client, answer.json()["thumbnail"]) == 200
    client.cookies.clear()
    assert status(client, answer.json()["thumbnail"]) == 404


def test_a_program_sent_ahead_is_refused_beside_the_field(client):
    answer = sent_ahead(client, upload(samples.PROGRAM))
    assert answer.status_code == 422
    assert answer.json()["field"] == "files"
    assert "内容是程序" in answer.json()["message"]


def test_a_photo_sent_ahead_may_be_taken_out_again_by_its_session_only(client):
    token = sent_ahead(client, upload()).json()["token"]
    kept = dict(client.cookies)
    client.cookies.clear()
    assert client.post(f"/files/{token}/removal").status_code == 404
    client.cookies.update(kept)
    assert client.post(f"/files/{token}/removal").status_code == 200
    assert StoredFile.objects.count() == 0
