"""Who may call what, by session and by token."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gongzhi.foundation.access.models import Account, Token
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.apikit.routing import Router
from tests.foundation.access.conftest import standing

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.foundation.apikit.bakery")]
LOAF = {"name": "馒头", "grams": 100, "baked_on": "2026-11-24"}


def bake(client, **headers):
    return client.post("/bakery/loaves", LOAF, content_type="application/json", headers=headers)


def test_what_is_open_needs_nothing(client):
    assert client.get("/bakery/open").json() == "在"


def test_a_stranger_is_told_to_sign_in(client):
    response = client.get("/bakery/own")
    assert (response.status_code, response.json()["message"]) == (
        401,
        "登录，或在请求头提供令牌",
    )


def test_a_session_enters(as_resident):
    assert as_resident.get("/bakery/own").json() == "在"


def test_a_resident_does_not_bake(as_resident):
    response = bake(as_resident)
    assert (response.status_code, response.json()["message"]) == (
        403,
        "这一页供工作人员使用，用工作账号登录后再打开",
    )


def test_a_power_is_asked_for_by_name(as_clerk):
    response = bake(as_clerk)
    assert response.status_code == 403
    assert "权限" in response.json()["message"]


def test_with_the_power_one_bakes(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "tests.bake"),)
    response = bake(as_clerk)
    assert (response.status_code, response.json()) == (201, "馒头")


def test_a_session_writes_with_its_form_token_only(strict, clerk, posts):
    posts[clerk.pk] = (standing(7, "tests.bake"),)
    strict.force_login(clerk)
    assert bake(strict).status_code == 403
    strict.cookies["csrftoken"] = "a" * 32
    assert bake(strict, **{"X-CSRFToken": "a" * 32}).status_code == 201


def test_a_bearer_token_needs_no_form_token(strict, clerk, posts, token_of):
    posts[clerk.pk] = (standing(7, "tests.bake"),)
    assert bake(strict, **token_of(clerk, "tests.bake")).status_code == 201
    assert Token.objects.get().used_at is not None


@pytest.mark.parametrize("scopes", [(), ("tests.other",)])
def test_a_token_does_only_what_it_was_made_for(client, clerk, posts, token_of, scopes):
    posts[clerk.pk] = (standing(7, "tests.bake", "tests.other"),)
    assert bake(client, **token_of(clerk, *scopes)).status_code == 403


def test_what_is_for_people_only_no_token_does(client, as_clerk, clerk, posts, token_of):
    posts[clerk.pk] = (standing(7, "tests.bake"),)
    assert as_clerk.post("/bakery/tasting").json() == "香"
    refused = client.post("/bakery/tasting", headers=token_of(clerk, "tests.bake"))
    assert (refused.status_code, refused.json()["message"]) == (
        403,
        "这项操作由本人登录后办理，令牌不能代办",
    )


def test_an_operation_that_does_not_say_what_a_token_must_name_is_not_made():
    with pytest.raises(ValueError, match="token="):
        Router(tags=["面包"]).post("/crumbs", entrance=SIGNED_IN)


def test_a_token_lends_no_power_that_was_lost_since(client, clerk, posts, token_of):
    posts[clerk.pk] = (standing(7),)
    assert bake(client, **token_of(clerk, "tests.bake")).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"revoked_at": datetime.now(UTC) - timedelta(days=1)},
    ],
)
@pytest.mark.parametrize("address", ["/bakery/own", "/bakery/open"])
def test_an_ended_token_is_refused_everywhere(client, clerk, posts, token_of, change, address):
    posts[clerk.pk] = (standing(7),)
    response = client.get(address, headers=token_of(clerk, **change))
    assert (response.status_code, response.json()["message"]) == (
        401,
        "令牌不存在、已停用或已到期",
    )


def test_a_token_ends_with_its_post_and_with_its_account(client, clerk, posts, token_of):
    headers = token_of(clerk)
    posts[clerk.pk] = (standing(8),)
    assert client.get("/bakery/own", headers=headers).status_code == 401
    posts[clerk.pk] = (standing(7),)
    assert client.get("/bakery/own", headers=headers).status_code == 200
    Account.objects.update(is_active=False)
    assert client.get("/bakery/own", headers=headers).status_code == 401


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic x", "gz_test"])
def test_a_header_that_is_no_token_is_a_stranger(client, header):
    assert client.get("/bakery/own", headers={"Authorization": header}).status_code == 401


def test_somebody_who_owes_a_new_password_does_nothing_else(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "tests.bake"),)
    session = as_clerk.session
    session["password_due"] = True
    session.save()
    assert bake(as_clerk).json()["message"] == "先修改密码，再继续办理"


def test_the_wrong_method_is_refused(client):
    assert Client().delete("/bakery/open").status_code == 405
