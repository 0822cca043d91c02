"""Rows ticked in the list: what would happen, asked once, and what came of it."""

from gongzhi.cases.models import Leg
from gongzhi.cases.vocabulary import CaseState
from tests.cases.commands.steps import fresh
from tests.cases.pages.staff import desk_of
from tests.cases.world import STREET, reported, without_company
from tests.portal.staff import queries

LIST, TRIAGE = "/desk/cases/?view=pending", "/desk/cases/triage?view=pending"


def ask(browser, *codes, step="both", **more):
    return browser.post(TRIAGE, {"step": step, "code": codes, **more})


def test_who_triages_ticks_and_nobody_else(world):
    without_company(world)
    page = desk_of(world.dispatcher).get(LIST).content.decode()
    assert (page.count("data-tick "), page.count('id="batch"')) == (1, 1)
    assert "data-tick" not in desk_of(world.grid_worker).get(LIST).content.decode()
    assert "data-tick" not in desk_of(world.secretary).get("/desk/cases/").content.decode()


def test_it_is_asked_once_and_then_done(world):
    cases = [without_company(world) for _ in range(2)]
    codes = [case.code for case in cases]
    browser = desk_of(world.dispatcher)
    asked = ask(browser, *codes).content.decode()
    assert ("受理 2 件" in asked, "派给涌泉派出所 2 件" in asked) == (True, True)
    assert "确认，受理并派单 2 件" in asked
    assert Leg.objects.count() == 0
    told = ask(browser, *codes, confirmed="1").content.decode()
    assert "受理并派单：办好 2 件" in told
    assert {fresh(case).state for case in cases} == {CaseState.DISPATCHED}
    again = ask(browser, *codes, confirmed="1").content.decode()
    assert ("办好 0 件，2 件没办" in again, Leg.objects.count()) == (True, 2)


def test_one_body_can_be_chosen_for_all_of_them(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    body = str(world.committee.pk)
    asked = ask(browser, case.code, organisation=body).content.decode()
    assert "派给江浦路社区居委会 1 件" in asked
    ask(browser, case.code, organisation=body, confirmed="1")
    assert fresh(case).lead == world.committee


def test_the_page_and_all_that_match_are_chosen_without_ticking(world):
    cases = [without_company(world) for _ in range(3)]
    browser = desk_of(world.dispatcher)
    page = browser.post(TRIAGE, {"step": "accept", "extent": "page", "shown": [cases[0].code]})
    assert page.context["plan"].codes == [cases[0].code]
    every = browser.post(f"{TRIAGE}&category=dogs", {"step": "both", "extent": "all"})
    assert sorted(every.context["plan"].codes) == sorted(case.code for case in cases)


def test_nothing_ticked_is_said_so(world):
    answer = ask(desk_of(world.dispatcher))
    assert (answer.status_code, "一件也没有勾选" in answer.content.decode()) == (422, True)


def test_asked_for_by_address_one_comes_to_the_list(world):
    answer = desk_of(world.dispatcher).get("/desk/cases/triage")
    assert (answer.status_code, answer.url) == (302, LIST)


def test_places_to_be_found_are_a_list_of_their_own(world):
    case = reported(world, text="灯坏了", spot=None, region_code=STREET, place_text="北门")
    page = desk_of(world.dispatcher).get("/desk/cases/?view=unplaced").content.decode()
    assert f"/desk/cases/{case.code}/place" in page


def test_the_list_costs_no_more_than_it_did(world):
    without_company(world)
    browser = desk_of(world.dispatcher)
    one = queries(browser, LIST)
    for _ in range(2):
        without_company(world)
    assert (queries(browser, LIST), one <= 14) == (one, True)
