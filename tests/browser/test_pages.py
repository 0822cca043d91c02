"""Every face, page by page: nothing in the console, nothing that scrolls sideways."""

import pytest

from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.web.context import CARE_COOKIE
from gongzhi.territory.models import Building
from tests.browser.conftest import DESK, WALL
from tests.browser.steps import settled
from tests.cases.world import COMMUNITY, STREET, reported, without_company

pytestmark = pytest.mark.browser
NARROW = (320, 390)


def test_pages_of_a_resident_fit_the_smallest_phone(world, house):
    code = reported(world, routed=False).code
    settled(code)
    resident = house.visit(world.resident)
    for path in (
        "/m/",
        "/m/reports",
        "/m/reports/place",
        "/m/reports/new?place=LIFT1",
        f"/m/reports/{code}",
        f"/m/reports/{code}/supplement",
        "/m/messages/",
        "/m/messages/channels",
    ):
        resident.go(path)
        resident.look_at(*NARROW)


def test_pages_without_signing_in_fit_the_smallest_phone(house):
    visitor = house.visit()
    for path in ("/m/", "/m/sign-in", "/m/reports/new?place=LIFT1", "/desk/sign-in"):
        visitor.go(path)
        visitor.look_at(*NARROW)


def test_large_print_fits_the_smallest_phone_too(world, house):
    code = reported(world, routed=False).code
    settled(code)
    resident = house.visit(world.resident)
    resident.context.add_cookies([{"name": CARE_COOKIE, "value": "1", "url": house.address}])
    for path in (
        "/m/",
        "/m/me",
        "/m/scan",
        "/m/messages/",
        "/m/messages/channels",
        "/m/me/premises/new",
        "/m/reports",
        "/m/reports/place",
        "/m/reports/new?place=LIFT1",
        f"/m/reports/{code}",
        f"/m/reports/{code}/supplement",
    ):
        resident.go(path)
        assert resident.page.locator("body").get_attribute("data-weui-mode") == "care"
        resident.look_at(*NARROW)


def test_pages_of_a_field_worker_fit_the_smallest_phone(world, house):
    code = reported(world, routed=False).code
    settled(code)
    worker, grid = house.visit(world.worker), house.visit(world.grid_worker)
    nouns = ("taking-up", "contact", "return")
    for path in ("/w/", "/w/me", f"/w/cases/{code}", *(f"/w/cases/{code}/{n}" for n in nouns)):
        worker.go(path)
        worker.look_at(*NARROW)
    for path in ("/w/", "/w/cases/new", f"/w/cases/{code}"):
        grid.go(path)
        grid.look_at(*NARROW)


def test_walls_fill_the_screen_they_are_made_for(world, house):
    settled(reported(world, routed=False).code)
    clerk = house.visit(world.dispatcher, size=WALL)
    for path in (
        "/wall/",
        f"/wall/{STREET}",
        f"/wall/{COMMUNITY}",
        f"/wall/estate/{world.estate.code}",
    ):
        clerk.go(path)


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160)])
def test_a_wall_fits_its_screen_both_ways(world, house, size):
    width, height = size
    settled(reported(world, routed=False).code)
    clerk = house.visit(world.dispatcher, size={"width": width, "height": height})
    clerk.go(f"/wall/{STREET}")
    page = "document.documentElement"
    assert clerk.page.evaluate(f"[{page}.scrollWidth, {page}.scrollHeight]") == [width, height]
    body = clerk.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert body == pytest.approx(18 * min(width / 1920, height / 1080), abs=0.01)


def test_a_wall_is_read_as_one_column_on_a_phone(world, house):
    clerk = house.visit(world.dispatcher)
    clerk.go(f"/wall/{STREET}")
    clerk.look_at(*NARROW)


def test_the_buildings_of_an_estate_can_be_read_on_a_phone(world, house):
    """What is written smaller than the wall's own smallest letters is not read, but guessed."""
    Building.objects.create(estate=world.estate, name="12栋", sort_key="12")
    clerk = house.visit(world.dispatcher)
    clerk.go(f"/wall/estate/{world.estate.code}")
    name = clerk.page.get_by_text("12栋", exact=True).locator("visible=true")
    height = name.evaluate("one => one.getBoundingClientRect().height")
    assert (name.count(), height >= 12) == (1, True)
    clerk.look_at(*NARROW)


def test_a_clerk_accepts_and_dispatches_at_the_desk(world, house):
    code = without_company(world, routed=False).code
    settled(code)
    clerk = house.visit(world.dispatcher, size=DESK)
    clerk.go(f"/desk/cases/?q={code}")
    clerk.follow("大狗不牵绳")
    clerk.go(f"/desk/cases/{code}/acceptance")
    clerk.press("受理")
    assert Case.objects.get(code=code).state == CaseState.ACCEPTED
    clerk.go(f"/desk/cases/{code}/dispatch")
    clerk.press("派单")
    case = Case.objects.get(code=code)
    assert (case.state, case.lead) == (CaseState.DISPATCHED, world.police)


def test_a_refusal_without_its_clause_comes_back_with_what_was_typed(world, house):
    code = without_company(world, routed=False).code
    settled(code)
    clerk = house.visit(world.dispatcher, size=DESK)
    clerk.go(f"/desk/cases/{code}/refusal")
    clerk.write("告诉报事人", "法院正在审理，以判决为准")
    clerk.press("不予受理")
    assert clerk.page.get_by_label("告诉报事人").first.input_value() == "法院正在审理，以判决为准"
    assert Case.objects.get(code=code).state == CaseState.PENDING
