import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from gongzhi.foundation.web.middleware import HEADERS, StrictHeaders

REQUEST = RequestFactory().get("/m/")


def test_every_answer_carries_the_strict_policy():
    response = StrictHeaders(lambda _: HttpResponse())(REQUEST)
    assert response["Content-Security-Policy"] == (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
        " connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none';"
        " object-src 'none'"
    )
    assert {name: response[name] for name in HEADERS} == HEADERS


def test_a_view_that_set_its_own_policy_keeps_it():
    own = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
    response = StrictHeaders(lambda _: own)(REQUEST)
    assert response["Content-Security-Policy"] == "default-src 'none'"


def test_the_middleware_is_in_use(settings):
    assert "gongzhi.foundation.web.middleware.StrictHeaders" in settings.MIDDLEWARE


@pytest.mark.django_db
def test_a_null_in_what_was_posted_is_answered_before_any_page(client):
    posted = [client.post("/m/sign-in", given) for given in ({"phone": "1\0"}, {"a\0": "1"})]
    assert [answer.status_code for answer in posted] == [400, 400]
    assert posted[0]["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(("path", "is_spoken"), [("/sign-out", True), ("/api/v1/photos", False)])
def test_an_address_for_forms_alone_says_so_to_whoever_opens_it(client, path, is_spoken):
    answer = client.get(path)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert ("这个地址不能直接打开" in answer.content.decode()) == is_spoken
