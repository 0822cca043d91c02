"""首页, in both sizes."""

import pytest
from django.test import Client

from gongzhi.foundation.web.context import CARE_COOKIE
from gongzhi.parties.models import Residency
from gongzhi.parties.vocabulary import StayKind, StayState
from tests.cases.pages.phone.conftest import waiting
from tests.cases.world import MONDAY, reported
from tests.counting import counted


@pytest.fixture
def home(world, door):
    return Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        premises=door,
        kind=StayKind.OWNER,
        state=StayState.VERIFIED,
        claimed_at=MONDAY,
        decided_at=MONDAY,
    )


def test_a_stranger_can_report_and_sign_in(db):
    page = Client().get("/m/").content.decode()
    assert "/m/reports/place" in page
    assert "登录后看进度" in page


def test_my_estate_and_door_stand_on_top(lee, home):
    page = lee.get("/m/")
    shown = page.context["mine"].home
    assert (shown.estate, shown.door, shown.state) == (
        "洲际·亚洲湾",
        "3 栋 2 单元 1204",
        "业主已核验",
    )
    assert page.context["report_url"] == "/m/reports/new?place=E1"


def test_without_a_home_it_is_offered_to_register_one(lee):
    assert "登记我的房屋" in lee.get("/m/").content.decode()


def test_what_waits_for_my_answer_is_offered(lee, world):
    case = waiting(world)
    rows = lee.get("/m/").context["mine"].invited
    assert [row.url for row in rows] == [f"/m/reports/{case.code}/rating"]


@pytest.mark.parametrize("number", [1, 3])
def test_home_costs_the_same_however_much_is_going_on(lee, world, home, number):
    for _ in range(number):
        reported(world)
        waiting(world)
    lee.get("/m/")
    with counted() as queries:
        page = lee.get("/m/")
    assert page.context["mine"].tally.total == number * 2
    assert queries.number == 8


def test_in_large_print_there_are_four_buttons(lee, world, home):
    reported(world)
    lee.cookies[CARE_COOKIE] = "1"
    page = lee.get("/m/").content.decode()
    assert page.count('class="gz-huge') == 4
    assert 'data-weui-mode="care"' in page


def test_another_of_my_homes_can_be_chosen(lee, world, home):
    other = Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        kind=StayKind.TENANT,
        state=StayState.CLAIMED,
        claimed_at=MONDAY,
    )
    assert lee.post("/m/homes", {"home": other.pk}).url == "/m/"
    assert lee.get("/m/").context["mine"].home.id == other.pk


def test_a_home_of_somebody_else_cannot_be_chosen(lee, world, home):
    lee.post("/m/homes", {"home": "999"})
    assert lee.get("/m/").context["mine"].home.id == home.pk


def test_the_number_beneath_a_code_opens_its_place(world):
    assert Client().get("/m/scan", {"code": " LIFT1 "}).url == "/q/LIFT1"
    assert Client().get("/m/scan", {"code": "\uff2cIFT1"}).url == "/q/LIFT1"


@pytest.mark.parametrize("typed", ["NOSUCH", "编号", "../desk"])
def test_a_number_that_is_none_is_refused_in_words_and_stays(world, typed):
    page = Client().get("/m/scan", {"code": typed})
    assert (page.status_code, page.context["typed"]) == (404, typed)
    assert "没有这个编号" in page.content.decode()


def test_scanning_is_explained_and_has_another_way(db):
    page = Client().get("/m/scan").content.decode()
    assert "扫一扫" in page
    assert "/m/reports/place" in page


def test_the_tabs_are_pages_that_exist(lee):
    page = lee.get("/m/").content.decode()
    assert [
        label for label in ("首页", "报事", "我的", "议事", "公示") if f">{label}</p>" in page
    ] == [
        "首页",
        "报事",
        "我的",
    ]
