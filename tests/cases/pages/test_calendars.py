"""A clock that runs into a year without a calendar says so wherever it is used."""

from datetime import UTC, datetime, timedelta

import pytest

from gongzhi.cases.commands.triage import accept_case
from gongzhi.cases.pages.acts import BY_NOUN
from gongzhi.cases.pages.calendars import act_warning, standing_warning
from gongzhi.cases.pages.phone.shown.suggestion import promise
from gongzhi.cases.queries.case import page_for
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.places import place_of
from tests.cases.pages.staff import desk_of
from tests.cases.world import MONDAY, reported, without_company

YEAR_END = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)
SAID = "2027年的节假日安排尚未录入"


def warned(world, case, noun, now):
    return act_warning(page_for(world.dispatcher, case.code, now), BY_NOUN[noun], now)


@pytest.mark.parametrize("noun", ["dispatch", "pause"])
def test_an_act_whose_clock_runs_into_such_a_year_warns(world, noun):
    case = without_company(world)
    assert SAID in warned(world, case, noun, YEAR_END)
    assert warned(world, case, noun, MONDAY) == ""


def test_an_act_that_starts_no_clock_says_nothing(world):
    assert warned(world, reported(world), "return", YEAR_END) == ""


@pytest.mark.parametrize("face", ["desk", "w"])
def test_the_case_whose_deadline_was_supposed_says_so(world, face):
    late, early = reported(world, now=YEAR_END), reported(world)
    client = desk_of(world.dispatcher)
    assert SAID in client.get(f"/{face}/cases/{late.code}").content.decode()
    assert SAID not in client.get(f"/{face}/cases/{early.code}").content.decode()


def test_each_year_is_said_once(world):
    case = reported(world, now=YEAR_END)
    assert standing_warning(page_for(world.dispatcher, case.code, MONDAY)).count("2027年") == 1


def test_the_form_page_of_an_act_shows_it(world, monkeypatch):
    case = without_company(world, now=YEAR_END)
    accept_case(case.code, actor=world.dispatcher, now=YEAR_END)
    monkeypatch.setattr("gongzhi.cases.pages.desk.views.current", lambda: YEAR_END)
    monkeypatch.setattr("gongzhi.cases.pages.field.views.current", lambda: YEAR_END)
    client = desk_of(world.dispatcher)
    for face in ("desk", "w"):
        shown = client.get(f"/{face}/cases/{case.code}/dispatch")
        assert SAID in shown.content.decode()


def test_the_foot_of_the_report_form_says_it_after_the_promise(world):
    place, lift = place_of("LIFT1"), catalogue().categories["lift"]
    said = promise(place, lift, YEAR_END + timedelta(days=1))
    assert said.startswith("社区 ")
    assert SAID in said
    assert SAID not in promise(place, lift, MONDAY)
