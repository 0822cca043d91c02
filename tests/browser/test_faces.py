"""Every page of every face at a phone, a tablet and a desk: nothing in the console, no warning
either, nothing wider than the screen, and everything where a screen reader finds it."""

import pytest

from tests.browser.conftest import DESK, WALL
from tests.browser.steps import settled, stray, unseen_stops
from tests.cases.world import STREET, reported, without_company
from tests.project.people import appointed

pytestmark = pytest.mark.browser
WIDTHS = (390, 768, 1024)
"""Beside the 1440 px that the desk's pages are opened at."""

OF_ADMINISTRATORS = {
    "system_administrator": ("/desk/accounts", "/desk/accounts/new", "/desk/deliveries"),
    "security_administrator": ("/desk/unlocking",),
    "audit_administrator": ("/desk/audit", "/desk/deliveries"),
}
TOP_OF = "((found) => document.querySelector(found).getBoundingClientRect().top)"


def looked_at(visitor, paths, widths=WIDTHS):
    for path in paths:
        answer = visitor.page.goto(path)
        assert (path, answer.status, stray(visitor)) == (path, 200, [])
        visitor.look()
        visitor.look_at(*widths)


def test_what_a_dispatcher_opens_at_the_desk(world, house):
    code = without_company(world, routed=False).code
    settled(code)
    nouns = ("acceptance", "refusal", "transfer")
    looked_at(
        house.visit(world.dispatcher, size=DESK),
        (
            "/desk/",
            "/desk/cases/",
            "/desk/cases/?q=大狗",
            "/desk/cases/?view=all&order=new",
            "/desk/cases/new",
            "/desk/cases/catalogue",
            "/desk/cases/catalogue/trial",
            f"/desk/cases/{code}",
            *(f"/desk/cases/{code}/{noun}" for noun in nouns),
            "/desk/inbox/",
            "/desk/messages/",
            "/desk/search?q=大狗",
            "/desk/account",
            "/desk/account/password",
            "/desk/post",
        ),
    )


def test_what_a_keeper_opens_at_the_desk(world, house):
    keeper = house.visit(appointed(world, "street_keeper"), size=DESK)
    looked_at(
        keeper,
        (
            "/desk/estates/",
            f"/desk/estates/{world.estate.code}",
            f"/desk/estates/{world.estate.code}/places",
            f"/desk/estates/{world.estate.code}/end",
            f"/desk/estates/{world.estate.code}/common-parts/new",
            "/desk/estates/new",
            "/desk/premises/",
            "/desk/common-parts/",
            f"/desk/facilities/{world.lift.pk}",
            "/desk/facilities/",
            "/desk/grids/",
            "/desk/grids/new",
            "/desk/regions/",
            f"/desk/regions/{world.estate.region_code}",
            "/desk/organisations/",
            f"/desk/organisations/{world.company.pk}",
            "/desk/imports/",
            "/desk/rules/",
            "/desk/rules/cases.acceptance.span",
            "/desk/calendar/2026",
        ),
    )


def test_what_the_three_administrators_open_at_the_desk(world, house):
    settled(reported(world, routed=False).code)
    for post, paths in OF_ADMINISTRATORS.items():
        looked_at(house.visit(appointed(world, post), size=DESK), ("/desk/", *paths))


def test_what_a_company_opens_at_the_desk(world, house):
    code = reported(world).code
    settled(code)
    nouns = ("taking-up", "contact", "return")
    paths = ("/desk/", "/desk/cases/", f"/desk/cases/{code}")
    acts = (f"/desk/cases/{code}/{noun}" for noun in nouns)
    looked_at(house.visit(world.worker, size=DESK), (*paths, *acts))


def test_the_ways_in(house):
    looked_at(house.visit(size=DESK), ("/desk/sign-in", "/m/sign-in"), (320, *WIDTHS))


def test_what_a_resident_opens_on_any_screen(world, house):
    code = reported(world, routed=False).code
    settled(code)
    looked_at(
        house.visit(world.resident, size=DESK),
        (
            "/m/",
            "/m/me",
            "/m/scan",
            "/m/homes",
            "/m/me/premises/new",
            "/m/messages/",
            "/m/messages/channels",
            "/m/reports",
            "/m/reports/place",
            "/m/reports/new?place=LIFT1",
            f"/m/reports/{code}",
            f"/m/reports/{code}/supplement",
        ),
        (320, *WIDTHS),
    )


def test_what_is_open_on_a_phone_for_staff_and_on_a_wall(world, house):
    code = reported(world).code
    settled(code)
    acts = (f"/w/cases/{code}/{noun}" for noun in ("taking-up", "contact", "return"))
    worker, clerk = house.visit(world.worker), house.visit(world.dispatcher, size=WALL)
    looked_at(worker, ("/w/", "/w/me", f"/w/cases/{code}", *acts, "/w/offline"), (320,))
    looked_at(house.visit(world.grid_worker), ("/w/cases/new",), (320,))
    looked_at(clerk, (f"/wall/{STREET}", f"/wall/estate/{world.estate.code}"), (390,))


def test_the_drawer_of_a_narrow_desk_opens_and_closes_without_a_script(world, house):
    clerk = house.visit(world.dispatcher, javascript=False)
    clerk.go("/desk/cases/")
    navigation = clerk.page.get_by_role("navigation", name="主导航")
    assert navigation.count() == 0
    clerk.page.get_by_role("link", name="菜单", exact=True).click()
    assert navigation.get_by_role("link", name="诉求").count() == 1
    clerk.page.get_by_role("link", name="收起菜单").click()
    assert navigation.count() == 0


def test_a_jump_in_the_long_list_of_rules_keeps_the_head_and_the_jumps_in_sight(world, house):
    keeper = house.visit(appointed(world, "street_keeper"), size=DESK)
    keeper.page.emulate_media(reduced_motion="reduce")
    keeper.go("/desk/rules/")
    keeper.page.locator(".jumps a[href='#revenue']").click()
    keeper.page.wait_for_function(f"{TOP_OF}('#revenue') === 60")
    tops = [keeper.page.evaluate(f"{TOP_OF}('{each}')") for each in (".top", ".side", ".jumps")]
    assert tops == [0, 48, 60]


def test_staff_change_between_the_two_faces_by_one_touch(world, house):
    worker = house.visit(world.grid_worker)
    worker.go("/w/")
    worker.follow("工作台")
    assert worker.page.url.endswith("/desk/")
    worker.follow("掌上工作端")
    assert worker.page.url.endswith("/w/")


def test_every_stop_of_the_keyboard_can_be_seen(world, house):
    code = without_company(world, routed=False).code
    settled(code)
    clerk, resident = house.visit(world.dispatcher, size=DESK), house.visit(world.resident)
    for visitor, path in (
        (clerk, "/desk/cases/"),
        (clerk, f"/desk/cases/{code}"),
        (clerk, f"/desk/cases/{code}/refusal"),
        (resident, "/m/reports/new?place=LIFT1"),
        (house.visit(world.grid_worker), "/w/cases/new"),
    ):
        visitor.go(path)
        assert (path, unseen_stops(visitor)) == (path, [])
