"""Similar open reports: a number before signing in, words only for whoever stands there."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY

from gongzhi.cases.models import Case, ReportDraft
from gongzhi.cases.queries import alike
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.access.models import Account
from gongzhi.parties.models import Residency
from gongzhi.parties.vocabulary import StayKind, StayState
from gongzhi.territory.models import PlaceCode
from gongzhi.territory.queries import spot_of_estate
from tests.cases.world import MONDAY, reported

WORDS = "电梯里我家 1204 的门牌掉了"


@pytest.fixture(autouse=True)
def reported_lately(monkeypatch):
    monkeypatch.setattr(alike, "alike_within", lambda *_: timedelta(days=9999))


def at_home(actor, estate):
    Residency.objects.create(
        person_id=actor.person,
        estate=estate,
        kind=StayKind.OWNER,
        state=StayState.VERIFIED,
        claimed_at=MONDAY,
        decided_at=MONDAY,
    )


def same(client, **given):
    page = client.post("/m/reports/suggestion", {"place": "LIFT1", "text": "电梯异响", **given})
    return page.context["offered"].same


def test_before_signing_in_only_a_number_and_a_state(stranger, world):
    reported(world)
    found = same(stranger)
    assert (found.heading, found.items) == ("这处电梯已有 1 件在办", [])
    assert found.count_only == "已派单 1 件。接着写就行；提交时登录后，能看到是不是同一件"


@pytest.mark.parametrize("place", ["LIFT1", "E1"])
def test_before_signing_in_no_page_holds_a_word_or_a_number_of_theirs(stranger, world, place):
    case = reported(world, text=WORDS)
    scanned = stranger.get(f"/q/{place}", follow=True).content.decode()
    opened = stranger.get("/m/reports/new", {"place": place}).content.decode()
    sent = {"place": place, "text": "电梯门牌掉了", "category": "lift"}
    asked = stranger.post("/m/reports/suggestion", sent).content.decode()
    told = [word for word in ("1204", case.title, case.code) if word in scanned + opened + asked]
    assert told == []


def test_whoever_scanned_the_lift_and_signed_in_reads_what_it_is_and_no_word_of_theirs(chou, world):
    case = reported(world, text=WORDS, category="lift")
    page = chou.get("/q/LIFT1", follow=True)
    found = same(chou)
    assert [(one.code, one.note) for one in found.items] == [(case.code, "1 号电梯，已派单")]
    assert re.fullmatch("电梯故障，.+ 报", found.items[0].title)
    assert (found.heading, found.count_only) == ("这处电梯已有 1 件在办", "")
    assert (case.code in page.content.decode(), "1204" in page.content.decode()) == (True, False)


def test_an_address_passed_on_is_no_scan(chou, world):
    case = reported(world)
    page = chou.get("/m/reports/new", {"place": "LIFT1"}).content.decode()
    assert (same(chou).items, case.code in page) == ([], False)
    assert chou.get(f"/m/reports/{case.code}/support?place=LIFT1").status_code == 404


def test_from_afar_a_signed_in_neighbour_too_gets_the_number_alone(chou, world):
    reported(world, spot=spot_of_estate(world.estate))
    found = same(chou, place="E1")
    assert (len(found.items), found.count_only[:7]) == (0, "已派单 1 件")


def test_with_a_home_there_the_category_and_the_building_are_said(chou, world):
    at_home(world.neighbour, world.estate)
    reported(world, text=WORDS, spot=spot_of_estate(world.estate), category="lift")
    found = same(chou, place="E1")
    assert re.fullmatch("电梯故障，.+ 报", found.items[0].title)
    assert found.items[0].note == "小区里，已派单"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (CaseState.HANDLING, "办理中"),
        (CaseState.REOPENED, "退回重办"),
    ],
)
def test_how_far_it_is_stands_in_the_words_of_residents(chou, stranger, world, state, words):
    case = reported(world, category="lift")
    Case.objects.filter(pk=case.pk).update(state=state)
    chou.get("/q/LIFT1")
    assert same(chou).items[0].note == f"1 号电梯，{words}"
    assert same(stranger).count_only.startswith(f"{words} 1 件。")


@pytest.mark.parametrize("state", [CaseState.CHECKED, CaseState.AWAITING_RATING])
def test_what_is_done_and_waits_for_a_rating_is_neither_counted_nor_offered(
    chou, stranger, world, state
):
    done, open_one = reported(world, category="lift"), reported(world, category="lift")
    Case.objects.filter(pk=done.pk).update(state=state)
    chou.get("/q/LIFT1")
    found, told = same(chou), same(stranger)
    assert [one.code for one in found.items] == [open_one.code]
    assert [found.heading, told.heading] == ["这处电梯已有 1 件在办"] * 2
    assert told.count_only.startswith("已派单 1 件。")


def test_one_that_waits_for_a_rating_is_not_said_to_wait_for_his(chou, world):
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(state=CaseState.AWAITING_RATING)
    chou.get("/q/LIFT1")
    shown = chou.get(f"/m/reports/{case.code}/support").context["shown"]
    assert (shown.state_label, shown.note) == ("等评价", "蜀澜物业办完，核查通过，等报事人评价")


def test_what_is_closed_is_not_offered(chou, world):
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(state=CaseState.ARCHIVED, closed_at=MONDAY)
    assert same(chou).heading == ""


def test_after_signing_in_the_kept_draft_shows_what_may_be_the_same(form, stranger, chou, world):
    case = reported(world)
    form(stranger).send()
    stranger.force_login(Account.objects.get(pk=chou.session[SESSION_KEY]))
    stranger.get("/q/LIFT1")
    token = ReportDraft.objects.get().token
    page = stranger.get(f"/m/reports/drafts/{token}").content.decode()
    assert page.count(f'href="/m/reports/{case.code}/support?draft={token}"') == 1


def test_a_guessed_number_shows_nothing(chou, world):
    case = reported(world, text=WORDS)
    Case.objects.filter(pk=case.pk).update(place_name="1204 门口")
    refused = chou.get(f"/m/reports/{case.code}/support")
    unknown = chou.get("/m/reports/991231-999999/support")
    assert (refused.status_code, unknown.status_code) == (404, 404)
    assert "这里看不到这件事" in refused.content.decode()
    chou.get("/q/LIFT1")
    at_the_lift = chou.get(f"/m/reports/{case.code}/support").content.decode()
    assert ("1204" in at_the_lift, "1 号电梯" in at_the_lift) == (False, True)


def test_a_code_taken_down_is_no_proof(chou, world):
    case = reported(world)
    chou.get("/q/LIFT1")
    PlaceCode.objects.update(retired_at=MONDAY)
    assert chou.get(f"/m/reports/{case.code}/support").status_code == 404
