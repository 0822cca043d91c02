"""Every refusal is JSON in words."""

import pytest

from gongzhi.foundation.apikit.wording import WORDS, field_of, words_of
from tests.foundation.access.conftest import standing

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.foundation.apikit.bakery")]


def said(message, *, clause="", field="", errors=()):
    return {"message": message, "clause": clause, "field": field, "errors": list(errors)}


@pytest.mark.parametrize(
    ("kind", "status", "body"),
    [
        ("rule", 422, said("面粉不够", clause="民法典 第二百七十八条", field="flour")),
        ("state", 409, said("已出炉")),
        ("power", 403, said("没有权限")),
        ("denied", 403, said("只看本社区")),
        ("missing", 404, said("没有找到，或不在你能看的范围内")),
        ("bug", 500, said("没能办成，不是你的问题，过一分钟再试")),
    ],
)
def test_each_refusal_has_its_status_and_words(client, kind, status, body):
    response = client.get(f"/bakery/broken/{kind}")
    assert (response.status_code, response.json()) == (status, body)


@pytest.fixture
def baker(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "tests.bake"),)
    return as_clerk


def test_wrong_fields_are_named_in_chinese_and_not_repeated(baker):
    loaf = {"name": "很长的面包名", "grams": 5}
    response = baker.post("/bakery/loaves", loaf, content_type="application/json")
    assert response.status_code == 422
    assert response.json() == said(
        "有 3 处要改",
        field="name",
        errors=[
            {"field": "name", "message": "最多 4 个字"},
            {"field": "grams", "message": "不能小于 100"},
            {"field": "baked_on", "message": "缺少这一项"},
        ],
    )


def test_a_check_of_our_own_speaks_for_itself(baker):
    loaf = {"name": "石头", "grams": 100, "baked_on": "2026-11-24"}
    response = baker.post("/bakery/loaves", loaf, content_type="application/json")
    assert response.json()["message"] == "石头不能吃"


@pytest.mark.parametrize("body", ["{", "", "\x00"])
def test_a_body_that_cannot_be_read_is_refused(baker, body):
    response = baker.post("/bakery/loaves", body, content_type="application/json")
    assert response.status_code in {400, 422}
    assert response.json()["message"] in {"请求的格式读不懂", "缺少这一项"}


@pytest.mark.parametrize(
    ("loc", "field"),
    [
        (("body", "payload", "phone"), "phone"),
        (("body", "payload", "rows", 2, "name"), "rows.2.name"),
        (("body", "payload"), "payload"),
        (("query", "limit"), "limit"),
        ((), ""),
    ],
)
def test_fields_are_named_as_the_caller_knows_them(loc, field):
    assert field_of({"loc": loc}) == field


@pytest.mark.parametrize("kind", [*WORDS, "never_heard_of"])
def test_no_wording_fails_where_its_figures_are_missing(kind):
    assert words_of({"type": kind, "ctx": {}})


def test_what_may_be_chosen_is_listed_in_chinese():
    error = {"type": "enum", "ctx": {"expected": "'open', 'mine' or 'all'"}}
    assert words_of(error) == "只能是其中之一：open、mine、all"
