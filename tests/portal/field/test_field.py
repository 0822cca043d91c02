"""掌上工作端: 待办 and 我的."""

from datetime import timedelta

import pytest

from gongzhi.foundation.duties.vocabulary import Bucket
from tests.cases.world import MONDAY, reported
from tests.portal.staff import ROLES, browser, entered, queries

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("gongzhi.portal.pages.field.views.current", lambda: MONDAY + 30 * DAY)


def test_everybody_in_a_post_may_work_on_the_phone(world):
    entered(world, "/w/", allowed=ROLES)


def test_my_own_page_offers_the_way_out_and_the_desk(world):
    text = browser(world.worker).get("/w/me").content.decode()
    assert 'action="/sign-out"' in text
    assert 'href="/desk/"' in text


def test_duties_lead_to_the_case_on_the_phone(world):
    case = reported(world)
    page = browser(world.worker).get("/w/")
    (group,) = page.context["groups_of_duties"]
    assert (group.bucket, {duty.url for duty in group.duties}) == (
        Bucket.OVERDUE,
        {f"/w/cases/{case.code}"},
    )


def test_the_tally_counts_and_filters(world):
    reported(world)
    client = browser(world.worker)
    views = {view.label: view.number for view in client.get("/w/").context["views"]}
    assert views == {"超时": 2, "今天": 0, "本周": 0, "之后": 0}
    assert client.get("/w/?due=today").context["groups_of_duties"] == []
    assert len(client.get("/w/?due=nonsense").context["groups_of_duties"]) == 1


def test_three_duties_cost_no_more_queries_than_one(world):
    reported(world)
    client = browser(world.worker)
    one = queries(client, "/w/")
    for number in range(2):
        reported(world, text=f"电梯异响{number}")
    assert queries(client, "/w/") == one
