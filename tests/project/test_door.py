"""The bare address, and what never reaches a page."""

import pytest


@pytest.mark.django_db
def test_whoever_comes_to_the_bare_address_is_shown_to_the_residents_face(client):
    assert client.get("/").url == "/m/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/m/reports/new?place=%00", "/desk/search?q=%00", "/q/%00"])
def test_a_null_character_is_a_bad_request_and_no_failure(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.django_db
def test_pages_are_kept_by_no_cache(client):
    assert client.get("/m/reports/new").headers["Cache-Control"] == "private, no-store"
