"""The list of cases at the desk."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from gongzhi.cases.models import Reporter
from gongzhi.cases.pages.shown import length_told
from gongzhi.foundation.duties.models import Duty
from tests.cases.pages.staff import desk_of
from tests.cases.world import MONDAY, in_post, reported, without_company


def test_what_waits_to_be_accepted_shows_until_when_as_the_desk_does(world):
    waiting, given = without_company(world), reported(world)
    accept = Duty.objects.get(kind="case.accept", ref_id=waiting.pk)
    rows = desk_of(world.dispatcher).get("/desk/cases/").context["cases"]
    said = {row.code: row.due_at for row in rows}
    assert said == {waiting.code: accept.due_at, given.code: given.due_at}


def test_a_length_of_time_looks_like_no_time_of_day():
    lengths = [timedelta(hours=13, minutes=42), timedelta(minutes=7)]
    assert [length_told(each) for each in lengths] == ["13 时 42 分", "7 分"]


def test_the_sheet_of_a_narrowed_list_says_what_it_is_narrowed_to(world):
    case = reported(world)
    query = {"view": "all", "estate": world.estate.pk, "category": case.category}
    answer = desk_of(world.dispatcher).get("/desk/cases/export", query)
    answer.close()
    assert "诉求-全部-洲际·亚洲湾-电梯故障" in unquote(answer["Content-Disposition"])


def elsewhere_and_joined(world, case):
    """Somebody in a post of another street, who at home met with the matter too."""
    clerk = in_post(world.street, "street_dispatcher", "310112103")
    Reporter.objects.create(case=case, person_id=clerk.person, joined_at=MONDAY)
    return desk_of(clerk)


def test_who_joined_at_home_reads_no_word_of_it_at_his_desk(world):
    case = reported(world, text="我家 1204 门口电梯异响", category="lift")
    browser = elsewhere_and_joined(world, case)
    (row,) = browser.get("/api/v1/cases?scope=reported").json()["items"]
    assert (row["title"], row["place"]) == ("电梯故障，1 号电梯，11 月 23 日报", "1 号电梯")
    pages = (f"/desk/cases/{case.code}", f"/w/cases/{case.code}", f"/api/v1/cases/{case.code}")
    assert [browser.get(each).status_code for each in pages] == [404] * 3


@pytest.mark.parametrize("page", ["²", "x", "9" * 5000])
def test_a_page_that_is_no_number_is_the_first(world, page):
    case = reported(world)
    answer = desk_of(world.dispatcher).get("/desk/cases/", {"page": page})
    assert [row.code for row in answer.context["cases"]] == [case.code]


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31"])
def test_no_sheet_is_made_of_more_than_could_be_understood(world, since):
    answer = desk_of(world.dispatcher).get("/desk/cases/export", {"since": since})
    assert (answer.status_code, answer.url) == (302, f"/desk/cases/?since={since}")


def test_a_day_off_the_calendar_is_refused_beside_its_field(world):
    page = desk_of(world.dispatcher).get("/desk/cases/", {"since": "0001-01-01"})
    assert "上报起：写 2000 年到 2100 年之间的日子" in page.content.decode()


@pytest.mark.parametrize(
    ("address", "posted"),
    [
        ("/desk/cases/triage", {"step": "accept", "code": "x\0y"}),
        ("/desk/cases/views", {"name": "a\0b", "query": ""}),
        ("/desk/cases/views", {"name": "a", "query": "q=\0"}),
    ],
)
def test_a_null_in_what_is_posted_has_a_clean_answer(world, address, posted):
    assert desk_of(world.dispatcher).post(address, posted).status_code == 400


def test_a_saved_view_has_no_unseen_signs_in_its_name(world):
    browser = desk_of(world.dispatcher)
    browser.post("/desk/cases/views", {"name": "我的\u202e视图", "query": "view=open"})
    page = browser.get("/desk/cases/")
    assert [view.name for view in page.context["saved"]] == ["我的视图"]
