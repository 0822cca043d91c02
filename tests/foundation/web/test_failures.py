import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from gongzhi.foundation.web import failures
from tests.foundation.web.markup import folded

get = RequestFactory().get


@pytest.mark.parametrize("path", ["/m/x", "/w/x", "/desk/x", "/wall/x"])
def test_each_face_says_in_chinese_what_went_wrong_and_where_to_go(path):
    response = failures.not_found(get(path), Exception("No URL"))
    assert response.status_code == 404
    text = response.content.decode()
    assert "没有找到这一页" in text
    assert "No URL" not in text
    assert "回首页" in text


def test_staff_pages_never_load_the_residents_sheet():
    for path in ("/w/x", "/desk/x"):
        assert b"web/phone/" not in failures.not_found(get(path), Exception()).content


def test_a_refusal_written_for_the_person_is_shown():
    response = failures.forbidden(get("/desk/x"), PermissionDenied("当前职务没有“分派”权限"))
    assert response.status_code == 403
    assert "当前职务没有“分派”权限" in response.content.decode()


def test_english_from_the_framework_is_not():
    response = failures.forbidden(get("/desk/x"), PermissionDenied("CSRF bad"))
    assert "CSRF bad" not in response.content.decode()


def test_our_own_fault_gives_a_number_one_can_quote_and_find_in_the_log(caplog):
    response = failures.broken(get("/m/x"))
    assert response.status_code == 500
    (number,) = re.findall(r"错误号<b[^>]*>([0-9A-F]{6})</b>", folded(response.content.decode()))
    assert [record.getMessage() for record in caplog.records] == [
        f"error number {number}: GET /m/x"
    ]


def test_a_stale_form_says_how_to_go_on():
    response = failures.stale_form(get("/m/x"), reason="token")
    assert response.status_code == 403
    assert "写过的都还在" in response.content.decode()


def test_htmx_reads_the_words_from_a_header():
    given = failures.not_found(get("/m/x"), Exception())["Gongzhi-Message"]
    assert given.encode().decode("unicode_escape") == "没有找到这一页"
