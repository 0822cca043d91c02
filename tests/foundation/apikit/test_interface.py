"""The product's own API: its documentation and the rule of every operation."""

import pytest
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from gongzhi.foundation.access.entrance import Way, every_entrance
from gongzhi.foundation.access.rules.admission import ANYONE, SIGNED_IN, by_power
from gongzhi.foundation.access.rules.lending import ANY_TOKEN, NO_TOKEN, by_token
from gongzhi.foundation.apikit.documentation import POLICY
from tests.foundation.access.conftest import standing
from tests.foundation.apikit import bakery


def ways_of(api):
    return every_entrance(URLResolver(RegexPattern(r"^/"), [path("b/", api.urls)]))


def test_every_operation_carries_its_rule():
    assert ways_of(bakery.api) == [
        Way("/b/openapi.json", "*", ANYONE),
        Way("/b/open", "GET", ANYONE, ANY_TOKEN),
        Way("/b/own", "GET", SIGNED_IN, ANY_TOKEN),
        Way("/b/tasting", "POST", SIGNED_IN, NO_TOKEN),
        Way("/b/loaves", "POST", by_power("tests.bake"), by_token("tests.bake")),
        Way("/b/broken/<kind>", "GET", ANYONE, ANY_TOKEN),
        Way("/b/numbers", "GET", ANYONE, ANY_TOKEN),
        Way("/b/", "*", ANYONE),
    ]


def test_an_operation_past_our_router_is_found_out():
    assert Way("/b/x", "*", None) in ways_of(bakery.plain)


def test_an_operation_without_a_rule_cannot_be_written():
    with pytest.raises(TypeError, match="entrance"):
        bakery.router.get("/x")


def test_the_documentation_comes_from_our_own_server(client, db):
    response = client.get("/api/v1/docs")
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == POLICY
    assert "http" not in page.replace("http-equiv", "")
    assert "<script>" not in page


def test_the_description_is_openapi_3_1(client, db):
    description = client.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    me = description["paths"]["/api/v1/me"]["get"]
    assert sorted(me["responses"]) == ["200", "401", "403", "404", "409", "422"]
    assert sorted(description["components"]["securitySchemes"]) == ["BrowserSession", "Token"]


def test_me_says_who_i_am(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "audit.read"), standing(8, label="网格员"))
    assert as_clerk.get("/api/v1/me").json() == {
        "kind": "staff",
        "person": 3,
        "appointment": 7,
        "organisation": 5,
        "territory": ["510115003"],
        "powers": [{"code": "audit.read", "label": "查看审计记录"}],
        "posts": [
            {"appointment": 7, "label": "督办专员，涌泉街道办", "is_current": True},
            {"appointment": 8, "label": "网格员", "is_current": False},
        ],
    }


def test_me_is_nobody_to_a_stranger(client, db):
    assert client.get("/api/v1/me").status_code == 401
