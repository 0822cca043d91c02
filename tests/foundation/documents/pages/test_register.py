"""台账: who sees which papers, found and counted, out as a sheet, in few queries."""

import pytest

from gongzhi.foundation.documents import commands
from tests.counting import counted
from tests.foundation.documents.office import (
    MORNING,
    delivered,
    drafted,
    received,
    signed,
    stamped,
    submitted,
)
from tests.portal.staff import browser, entered
from tests.project.test_matrix import OF_WHO_ASKS

OFFICE = {"dispatcher", "secretary", "grid_worker", "keeper", "director"}
HOME = "/desk/documents/"


def titles(page):
    return [row["document"].title for row in page.context["rows"]]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        (HOME, OFFICE),
        (f"{HOME}received/", OFFICE),
        (f"{HOME}numbers", OFFICE),
        (f"{HOME}new", {"dispatcher", "secretary", "keeper"}),
        (f"{HOME}export", {"dispatcher", "secretary", "director"}),
        (f"{HOME}received/new", {"dispatcher", "secretary", "keeper"}),
        ("/w/documents/", {"dispatcher", "secretary", "grid_worker", "keeper"}),
    ],
)
def test_papers_are_for_posts_that_may(office, address, allowed):
    entered(office.world, address, allowed=allowed)


def test_each_shelf_holds_its_own(office):
    draft, waiting, done = drafted(office), submitted(office), delivered(office)
    void = signed(office)
    commands.void_document(void.pk, reason="重了", actor=office.director, now=MORNING)
    keeper = browser(office.keeper)

    def on(shelf):
        page = keeper.get(f"{HOME}?shelf={shelf}")
        return {row["document"].pk for row in page.context["rows"]}

    assert [on(s) for s in ("open", "mine", "delivered", "void", "all")] == [
        {draft.pk, waiting.pk}, {waiting.pk}, {done.pk}, {void.pk},
        {draft.pk, waiting.pk, done.pk, void.pk},
    ]  # fmt: skip


def test_a_paper_is_found_by_its_title_and_its_number(office):
    signed(office, matter="检修电梯")
    signed(office, matter="清理楼道")
    client = browser(office.drafter)
    assert titles(client.get(f"{HOME}?q=楼道")) == ["关于清理楼道的函"]
    assert titles(client.get(f"{HOME}?q=〔2026〕1号")) == ["关于检修电梯的函"]
    assert titles(client.get(f"{HOME}?year=2025")) == []


def test_a_draft_is_seen_within_the_house_alone(office):
    draft, issued = drafted(office), stamped(office)
    secretary = browser(office.world.secretary)
    seen = [secretary.get(f"{HOME}{each.pk}").status_code for each in (draft, issued)]
    assert seen == [404, 404]
    assert browser(office.director).get(f"{HOME}{draft.pk}").status_code == 200


def test_the_sheet_has_the_rows_of_the_screen(office):
    delivered(office)
    answer = browser(office.drafter).get(f"{HOME}export?shelf=all")
    assert "spreadsheetml" in answer.headers["Content-Type"]
    assert len(answer.getvalue()) > 4000
    answer.close()


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (stamped, HOME),
        (received, f"{HOME}received/"),
        (stamped, "/api/v1/documents"),
        (stamped, "/w/documents/"),
        (signed, f"{HOME}numbers"),
    ],
)
def test_more_papers_cost_no_more_queries(office, make, address):
    client = browser(office.drafter)
    make(office)
    one = asked(client, address)
    make(office), make(office)
    assert (asked(client, address), one <= 10) == (one, True)


def asked(client, address):
    """Without those of knowing who asks."""
    client.get(address)
    with counted() as found:
        assert client.get(address).status_code == 200
    return sum(not OF_WHO_ASKS.search(sql) for sql in found.statements)
