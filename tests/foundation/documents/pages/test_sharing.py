"""分享: asked once, words and picture, and the page a resident opens without signing in."""

import pytest
from django.test import Client

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.models import Document
from tests.foundation.documents.office import MORNING, stamped
from tests.portal.staff import browser


@pytest.fixture
def notice(office):
    return stamped(office, template="notice", body="明天停水。")


def shared(office, notice):
    client, address = browser(office.drafter), f"/desk/documents/{notice.pk}/share"
    assert "不用登录" in client.get(address).context["question"].effects[0]
    client.post(address, {"confirmed": "1"})
    return client.get(address)


def test_words_for_the_group_lead_to_the_whole_text(office, notice):
    page = shared(office, notice)
    token = Document.objects.get(pk=notice.pk).share_token
    assert f"/m/papers/{token}" in page.context["words"]
    assert "明天停水。" in Client().get(f"/m/papers/{token}").content.decode()


def test_the_picture_is_drawn_with_the_code(office, notice):
    client = browser(office.drafter)
    assert client.get(f"/desk/documents/{notice.pk}/poster.png").status_code == 404
    shared(office, notice)
    picture = client.get(f"/desk/documents/{notice.pk}/poster.png")
    assert picture.content.startswith(b"\x89PNG")


def test_a_void_paper_is_open_to_nobody(office, notice):
    shared(office, notice)
    token = Document.objects.get(pk=notice.pk).share_token
    commands.void_document(notice.pk, reason="错了", actor=office.director, now=MORNING)
    assert Client().get(f"/m/papers/{token}").status_code == 404


def test_nobody_guesses_an_address(db):
    assert Client().get("/m/papers/abcdefgh").status_code == 404
