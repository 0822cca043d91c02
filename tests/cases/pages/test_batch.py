"""Rows ticked in the list: what would happen, asked once, and what came of it."""

import pytest

from gongzhi.cases.models import Case, Leg
from gongzhi.cases.pages.desk.batch import KEPT, keep
from gongzhi.cases.pages.desk.batch import RESULTS as RESULTS_KEPT
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.access.sessions import SessionStore
from tests.cases.commands.steps import fresh
from tests.cases.pages.staff import desk_of
from tests.cases.world import STREET, reported, without_company
from tests.portal.staff import queries

LIST, TRIAGE = "/desk/cases/?view=pending", "/desk/cases/triage?view=pending"

RESULTS = "/desk/cases/triage/results/"


def ask(browser, *codes, step="both", **more):
    return browser.post(TRIAGE, {"step": step, "code": codes, **more})


def sent(browser, asked, **more):
    """Where what came of it is kept. Just what the page's form would send."""
    plan = asked.context["plan"]
    to = [f"{code}:{body.pk if body else ''}" for code, body in plan.to.items()]
    page = asked.content.decode()
    assert page.count('name="to"') == sum(f'value="{one}"' in page for one in to)
    done = ask(browser, *plan.codes, to=to, confirmed="1", **more)
    assert (done.status_code, done.url[: len(RESULTS)]) == (303, RESULTS)
    return done.url


def confirm(browser, asked, **more):
    return browser.get(sent(browser, asked, **more)).content.decode()


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
    answer = ask(browser, *codes)
    asked = answer.content.decode()
    assert ("受理 2 件" in asked, "派给涌泉派出所 2 件" in asked) == (True, True)
    assert "确认，受理并派单 2 件" in asked
    assert Leg.objects.count() == 0
    told = confirm(browser, answer)
    assert "受理并派单：办好 2 件" in told
    assert {fresh(case).state for case in cases} == {CaseState.DISPATCHED}
    again = confirm(browser, answer)
    assert ("办好 0 件，2 件没办" in again, Leg.objects.count()) == (True, 2)


def test_one_body_can_be_chosen_for_all_of_them(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    body = str(world.committee.pk)
    asked = ask(browser, case.code, organisation=body)
    assert "派给江浦路社区居委会 1 件" in asked.content.decode()
    confirm(browser, asked, organisation=body)
    assert fresh(case).lead == world.committee


def test_accepting_alone_is_confirmed_without_a_body(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    confirm(browser, ask(browser, case.code, step="accept"), step="accept")
    assert fresh(case).state == CaseState.ACCEPTED


def test_a_proposal_that_changed_after_it_was_shown_is_not_followed(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    asked = ask(browser, case.code)
    routing = {**case.routing, "organisation": world.committee.pk}
    Case.objects.filter(pk=case.pk).update(routing=routing)
    told = confirm(browser, asked)
    assert "和刚才看到的不一样了，现在会派给江浦路社区居委会，这件没有动" in told
    assert f"/desk/cases/{case.code}" in told
    assert fresh(case).state == CaseState.PENDING


@pytest.mark.parametrize("body", ["²", "9" * 5000, "abc"])
@pytest.mark.parametrize("more", [{}, {"confirmed": "1"}])
def test_a_body_that_is_no_number_is_not_taken_for_none_chosen(world, body, more):
    case = without_company(world)
    answer = ask(desk_of(world.dispatcher), case.code, organisation=body, **more)
    said = "派给哪个单位看不明白" in answer.content.decode()
    assert (answer.status_code, said, Leg.objects.count()) == (422, True, 0)


def test_the_question_says_of_each_case_where_it_goes(world):
    case = without_company(world)
    page = ask(desk_of(world.dispatcher), case.code)
    (going,) = page.context["plan"].moves
    assert (going.code, going.title, going.body.short_name) == (case.code, case.title, "涌泉派出所")
    assert f"<td>{case.title}</td>" in page.content.decode()


@pytest.mark.parametrize("narrowed", ["since=0001-01-01", "category=cats", "estate=999"])
def test_no_more_is_taken_than_could_be_understood(world, narrowed):
    without_company(world)
    answer = desk_of(world.dispatcher).post(
        f"{TRIAGE}&{narrowed}", {"step": "accept", "extent": "all"}
    )
    assert (answer.status_code, "plan" in answer.context) == (422, False)
    assert answer.context["refusal"] == "筛选条件有看不明白的，回列表改好再选"


def test_what_came_of_it_can_be_loaded_again_without_doing_anything(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    where = sent(browser, ask(browser, case.code))
    pages = [browser.get(where).content.decode() for _ in range(2)]
    assert [("办好 1 件" in page, case.title in page) for page in pages] == [(True, True)] * 2


def test_two_windows_each_keep_their_result(world):
    cases, browser = [without_company(world) for _ in range(2)], desk_of(world.dispatcher)
    addresses = [sent(browser, ask(browser, case.code)) for case in cases]
    results = [browser.get(where).context for where in addresses]
    shown = [[code for code, _case in result["done"]] for result in results]
    assert shown == [[case.code] for case in cases]


def test_only_the_last_few_results_are_kept(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    asked = ask(browser, case.code)
    addresses = [sent(browser, asked) for _ in range(KEPT + 1)]
    answers = [browser.get(where).status_code for where in addresses]
    assert answers == [302, *[200] * KEPT]


def test_of_two_windows_at_one_moment_neither_loses_its_result(world):
    """Each began before the other had ended, so each holds the session as it was before both."""
    kept = SessionStore()
    kept.create()
    windows = [SessionStore(kept.session_key) for _ in range(2)]
    assert [RESULTS_KEPT in window for window in windows] == [False, False]
    keys = []
    for window in windows:
        keys.append(keep(window, {"done": []}))
        window.save()
    assert list(SessionStore(kept.session_key)[RESULTS_KEPT]) == keys


def test_who_comes_for_a_result_that_is_gone_is_told_so(world):
    browser = desk_of(world.dispatcher)
    page = browser.get(f"{RESULTS}never", follow=True)
    assert page.redirect_chain == [(LIST, 302)]
    assert f"那一次的结果看不到了：只留最近 {KEPT} 次" in page.content.decode()


def test_what_was_not_done_has_its_title_and_no_advice_to_others(world):
    case, browser = without_company(world), desk_of(world.dispatcher)
    asked = ask(browser, case.code)
    confirm(browser, asked)
    again = confirm(browser, asked)
    assert f"<td>{case.title}</td>" in again
    assert "<td>现在是“已派单”，不能受理</td>" in again


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
