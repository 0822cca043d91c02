import re

import pytest
from django.http import Http404
from django.test import RequestFactory

from gongzhi.foundation.web import pages, worker
from gongzhi.foundation.web.faces import DESK, FIELD, PHONE, WALL, face_of
from tests.foundation.web.markup import folded


def test_the_component_page_holds_the_policy():
    text = pages.components(RequestFactory().get("/desk/components/")).content.decode()
    assert re.findall(r"<style|\sstyle=|\son\w+=\"", text) == []
    assert [s for s in re.findall(r"<script([^>]*)>", text) if "src=" not in s] == []


def test_residents_pages_do_not_load_the_desk():
    text = worker.offline(RequestFactory().get("/m/offline")).content.decode()
    assert "tabler" not in text
    assert "echarts" not in text


def test_large_print_sets_weuis_own_mode():
    request = RequestFactory().get("/m/offline")
    usual = worker.offline(request).content.decode()
    assert "data-weui-mode" not in usual
    request.COOKIES["gz_care"] = "1"
    large = folded(worker.offline(request).content.decode())
    assert re.findall(r"<body[^>]*>", large) == ['<body class="gz gz-phone" data-weui-mode="care">']


def test_the_component_page_shows_every_desk_icon():
    text = pages.components(RequestFactory().get("/desk/components/")).content.decode()
    assert text.count('<li title="') == 83


def test_the_component_page_exists_in_a_demonstration_only(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(Http404):
        pages.components(RequestFactory().get("/x"))


def test_choosing_large_print_is_remembered_and_leads_back():
    request = RequestFactory().post("/m/size", {"care": "1", "next": "/m/reports"})
    response = pages.choose_size(request)
    assert (response.status_code, response["Location"]) == (302, "/m/reports")
    assert response.cookies["gz_care"].value == "1"


def test_it_leads_nowhere_outside():
    request = RequestFactory().post("/m/size", {"care": "0", "next": "https://elsewhere.example/"})
    response = pages.choose_size(request)
    assert response["Location"] == "/m/"
    assert response.cookies["gz_care"].value == "0"


def test_choosing_by_get_is_refused():
    assert pages.choose_size(RequestFactory().get("/m/size")).status_code == 405


@pytest.mark.parametrize(
    ("path", "face"),
    [("/m/", PHONE), ("/w", FIELD), ("/w/1", FIELD), ("/desk/x", DESK), ("/wall/310112103", WALL),
     ("/", PHONE), ("/warm", PHONE), ("/files/1", PHONE)],
)  # fmt: skip
def test_the_first_step_of_an_address_is_its_face(path, face):
    assert face_of(path) is face


def test_the_worker_keeps_sheets_and_the_offline_pages_only():
    response = worker.script(RequestFactory().get("/worker.js"))
    assert response["Content-Type"] == "text/javascript"
    kept = re.search(r"KEPT = \[(.*)\]", response.content.decode()).group(1).split(", ")
    assert kept[-2:] == ['"/m/offline"', '"/w/offline"']
    assert len(kept) == len(worker.ASSETS) + 2


@pytest.mark.parametrize("path", ["/m/offline", "/w/offline"])
def test_the_offline_page_says_that_nothing_is_lost(path):
    text = worker.offline(RequestFactory().get(path)).content.decode()
    assert "没有丢" in text
