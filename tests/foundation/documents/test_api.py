"""/api/v1/documents: what was issued, and what of it is proven."""

import pytest

from tests.cases.api.conftest import at, get, send  # noqa: F401 - fixtures
from tests.foundation.documents.office import delivered, drafted, sent


@pytest.fixture
def world(office):
    return office.world


def test_papers_are_listed_newest_first(office, get):  # noqa: F811
    draft, done = drafted(office), delivered(office, matter="清理楼道")
    told = get("dispatcher", "/documents").json()["items"]
    assert [(each["id"], each["number"], each["state"]) for each in told] == [
        (done.pk, "涌街办函〔2026〕1号", "delivered"),
        (draft.pk, "", "draft"),
    ]
    found = get("dispatcher", "/documents", q="楼道", shelf="delivered").json()["items"]
    assert [each["id"] for each in found] == [done.pk]


def test_a_delivery_has_a_day_only_with_its_proof(office, get):  # noqa: F811
    document, _ = sent(office)
    (begun,) = get("dispatcher", f"/documents/{document.pk}").json()["deliveries"]
    assert (begun["state"], begun["delivered_on"]) == ("送达中", None)
    (proven,) = get("dispatcher", f"/documents/{delivered(office).pk}").json()["deliveries"]
    assert proven["delivered_on"] == "2026-11-24"


@pytest.mark.parametrize(("who", "status"), [("secretary", 404), ("worker", 403), ("nobody", 401)])
def test_a_draft_of_another_body_does_not_exist(office, get, who, status):  # noqa: F811
    assert get(who, f"/documents/{drafted(office).pk}").status_code == status
