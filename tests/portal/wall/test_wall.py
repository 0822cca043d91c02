"""大屏: the same figures as the desk, for a region the post covers, read once for ten screens."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from gongzhi.cases.commands.place import place_outside
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState
from gongzhi.portal.pages.wall.regions import region_wall
from gongzhi.territory.models import Building
from tests.cases.commands.steps import checked
from tests.cases.world import COMMUNITY, MONDAY, STREET, reported, without_company
from tests.counting import counted
from tests.portal.staff import browser, entered

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SEERS = {"dispatcher", "secretary", "director"}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    def set_clock(now):
        monkeypatch.setattr("gongzhi.portal.pages.wall.views.current", lambda: now)
        cache.clear()

    set_clock(MONDAY + HOUR)
    return set_clock


def test_walls_are_for_posts_with_the_power_over_the_place(world):
    entered(world, f"/wall/{COMMUNITY}", allowed=SEERS)


def test_the_own_wall_leads_to_the_territory(world):
    assert browser(world.dispatcher).get("/wall/").headers["Location"] == f"/wall/{STREET}"
    assert browser(world.secretary).get("/wall/").headers["Location"] == f"/wall/{COMMUNITY}"


def test_a_wider_region_is_refused_in_words(world):
    client = browser(world.secretary)
    assert client.get(f"/wall/{STREET}").status_code == 403
    assert "管辖范围" in client.get(f"/wall/{STREET}").content.decode()
    trail = client.get(f"/wall/{COMMUNITY}").context["trail"]
    assert [(step["label"], step["url"]) for step in trail] == [
        ("温江区", ""),
        ("涌泉街道", ""),
        ("江浦路社区", f"/wall/{COMMUNITY}"),
    ]


def test_an_unknown_region_does_not_exist(world):
    client = browser(world.dispatcher)
    assert client.get(f"/wall/{STREET}999").status_code == 404
    assert client.get("/wall/5101").status_code == 403
    assert client.get("/wall/123").status_code == 404


def test_the_strip_and_the_categories_count_what_is_open(world, clock):
    reported(world)
    without_company(world, reporter=world.neighbour.person)
    clock(MONDAY + 30 * DAY)
    wall = browser(world.dispatcher).get(f"/wall/{STREET}").context
    strip = {one["label"]: one["value"] for one in wall["strip"]}
    assert (strip["在办"], strip["到期未办结"]) == (2, 1)
    assert sorted((r["open"], r["late"]) for r in wall["categories"]["rows"]) == [(1, 0), (1, 1)]
    assert [(row.name, row.open, row.overdue) for row in wall["below"]] == [("江浦路社区", 2, 1)]


def test_what_waits_for_a_rating_is_nowhere_among_what_is_being_done(world, clock):
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(state=CaseState.AWAITING_RATING)
    wall = browser(world.dispatcher).get(f"/wall/{STREET}").context
    strip = {one["label"]: one["value"] for one in wall["strip"]}
    assert (strip["在办"], wall["categories"]["rows"]) == (0, [])
    assert [row.open for row in wall["below"]] == [0]
    plan = browser(world.secretary).get("/wall/estate/E1").context["plan"]
    assert [block["open"] for block in plan] == [0]


@pytest.mark.parametrize("path", [f"/wall/{STREET}", "/wall/estate/E1"])
def test_the_parts_come_to_the_figure_and_what_waits_for_a_rating_is_in_neither(world, clock, path):
    checked(reported(world), world)
    without_company(world, reporter=world.neighbour.person)
    clock(MONDAY + DAY)
    wall = browser(world.dispatcher).get(path)
    strip = {one["label"]: one["value"] for one in wall.context["strip"]}
    parts = sum(row["open"] for row in wall.context["categories"]["rows"])
    assert (strip["在办"], parts) == (1, 1)
    assert "不含待评价" in wall.content.decode()


def test_days_count_reports_and_what_was_overdue_at_their_end(world, clock):
    case = reported(world)
    clock(case.due_at + 2 * DAY)
    trend = browser(world.dispatcher).get(f"/wall/{STREET}").context["trend"]
    assert (sum(trend["received"]), trend["overdue"][-1], trend["overdue"][0]) == (1, 1, 0)
    assert trend["days"][trend["received"].index(1)] == "11-23"


def test_cells_with_fewer_than_three_are_not_told(world, clock):
    for number in range(2):
        reported(world, text=f"电梯异响{number}")
    clock(MONDAY + 2 * DAY)
    drawn = region_wall(STREET, MONDAY + 2 * DAY)["map"]
    assert {cell["n"] for cell in drawn["cells"]} == {None}
    reported(world, text="电梯又响了", now=MONDAY + HOUR)
    drawn = region_wall(STREET, MONDAY + 2 * DAY)["map"]
    assert sorted({cell["n"] for cell in drawn["cells"]}, key=str) == [3, None]


def test_the_live_list_names_the_estate_and_the_category_only(world, clock):
    case = reported(world)
    text = browser(world.dispatcher).get(f"/wall/{STREET}").content.decode()
    assert "洲际·亚洲湾" in text
    assert case.title not in text
    assert "李雅芳" not in text


def test_a_place_outside_any_estate_is_never_told_in_what_somebody_typed(world, clock):
    case = reported(world, spot=None, region_code=STREET, place_text="张三家门口")
    assert [one["place"] for one in region_wall(STREET, MONDAY + HOUR)["live"]] == ["未定到小区"]
    place_outside(case.code, words="张三家门口", actor=world.dispatcher, now=MONDAY)
    assert [one["place"] for one in region_wall(STREET, MONDAY + HOUR)["live"]] == ["未定到小区"]


def test_the_wall_of_an_estate_shows_its_buildings(world, clock):
    building = Building.objects.create(estate=world.estate, name="3 栋", sort_key="3")
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(building=building)
    plan = browser(world.secretary).get("/wall/estate/E1").context["plan"]
    assert [(block["name"], block["open"]) for block in plan] == [("3 栋", 1), ("公共区域", 0)]


def test_ten_walls_cost_one(world, clock):
    reported(world)
    client = browser(world.dispatcher)
    client.get(f"/wall/{STREET}")
    with counted() as queries:
        client.get(f"/wall/{STREET}")
    assert [sql for sql in queries.statements if "cases_" in sql] == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_wall_is_read_in_eleven_queries_and_the_catalogues_version(world, number):
    for each in range(number):
        reported(world, text=f"电梯异响{each}")
    region_wall(STREET, MONDAY + HOUR)
    with counted() as queries:
        region_wall(STREET, MONDAY + HOUR)
    assert queries.number == 12
