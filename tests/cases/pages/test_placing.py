"""核定地点 on a page: found by typing, chosen by a person, one after the other."""

import pytest

from gongzhi.cases.queries.placing import MOST
from gongzhi.cases.vocabulary import CaseState
from gongzhi.kernel.text import sort_key
from gongzhi.territory.models import Building, Estate, Region
from gongzhi.territory.queries import spot_of_estate
from tests.cases.commands.steps import OTHER_STREET, estate_elsewhere, fresh
from tests.cases.pages.staff import desk_of
from tests.cases.world import COMMUNITY, STREET, reported, without_company

FACES = pytest.mark.parametrize("face", ["/desk/cases", "/w/cases"])


def placeless(world, text="路上的灯坏了", **more):
    return reported(
        world, **{"text": text, "spot": None, "region_code": STREET, "place_text": "北门", **more}
    )


def many_estates(world, number=MOST + 5):
    for at in range(number):
        name = f"锦绣{at}号院"
        Estate.objects.create(
            county_code=STREET[:6],
            region_code=COMMUNITY,
            region=world.estate.region,
            code=f"J{at}",
            name=name,
            sort_key=sort_key(name),
        )


def chosen(page):
    return page.count(" checked")


def form_of(answer):
    return answer.context["form"]


@FACES
def test_nothing_is_chosen_beforehand(world, face):
    case = placeless(world)
    answer = desk_of(world.dispatcher).get(f"{face}/{case.code}/place")
    assert form_of(answer)["where"].initial is None
    assert form_of(answer)["place_text"].initial == "北门"


@FACES
def test_the_estate_the_report_names_is_chosen_and_the_page_says_why(world, face):
    case = placeless(world, text="洲际亚洲湾门口的灯坏了")
    answer = desk_of(world.dispatcher).get(f"{face}/{case.code}/place")
    assert form_of(answer)["where"].initial == f"estate:{world.estate.pk}"
    assert "反映内容里提到“洲际·亚洲湾”" in answer.content.decode()


def test_a_name_within_the_place_that_begins_with_the_estates_stays_whole(world):
    spot = spot_of_estate(world.estate, detail=f"{world.estate.name}物业办公室门口")
    case = without_company(world, spot=spot)
    answer = desk_of(world.dispatcher).get(f"/desk/cases/{case.code}/place")
    assert form_of(answer)["place_text"].initial == "洲际·亚洲湾物业办公室门口"


@FACES
def test_an_estate_named_in_the_place_alone_is_not_said_to_stand_in_the_report(world, face):
    case = placeless(world, place_text="洲际·亚洲湾对面桥头")
    page = desk_of(world.dispatcher).get(f"{face}/{case.code}/place").content.decode()
    assert ("报的地点里提到“洲际·亚洲湾”" in page, "反映内容里提到" in page) == (True, False)


@FACES
def test_a_place_found_outside_is_told_as_it_stands_and_nothing_is_chosen(world, face):
    case, browser = placeless(world, place_text="洲际·亚洲湾对面桥头"), desk_of(world.dispatcher)
    address = f"{face}/{case.code}/place"
    browser.post(address, {"where": "outside", "place_text": "洲际·亚洲湾对面桥头"})
    answer = browser.get(address)
    page = answer.content.decode()
    assert "现在核定在洲际·亚洲湾对面桥头，不在小区里；派单以前可以更正，写明为什么" in page
    unexplained = browser.post(address, {"where": f"estate:{world.estate.pk}"})
    assert (list(form_of(unexplained).errors), fresh(case).estate) == (["reason"], None)
    assert ("只剩这一件" in page, "先替你选上了" in page) == (False, False)
    assert form_of(answer)["where"].initial is None


@FACES
def test_among_many_one_is_found_by_typing_and_nothing_typed_is_lost(world, face):
    many_estates(world)
    case, browser = placeless(world), desk_of(world.dispatcher)
    address = f"{face}/{case.code}/place"
    assert [len(form_of(browser.get(address)).ground.estates)] == [0]
    found = browser.post(address, {"q": "亚洲", "again": "1", "place_text": "3栋楼下"})
    assert [one.name for one in form_of(found).ground.estates] == ["洲际·亚洲湾"]
    assert (found.status_code, "3栋楼下" in found.content.decode()) == (200, True)
    cut = browser.post(address, {"q": "锦绣", "again": "1"})
    assert (len(form_of(cut).ground.estates), form_of(cut).ground.is_cut) == (MOST, True)


@FACES
def test_placed_the_next_is_offered(world, face):
    Building.objects.create(estate=world.estate, name="3栋", sort_key="3")
    first, second = placeless(world), placeless(world, text="楼道的灯坏了")
    browser = desk_of(world.dispatcher)
    given = {"where": f"estate:{world.estate.pk}", "place_text": "3栋2单元", "goes_on": "on"}
    went = browser.post(f"{face}/{first.code}/place", given)
    assert went.url == f"{face}/{second.code}/place"
    placed = fresh(first)
    assert (placed.place_name, placed.building.name) == ("洲际·亚洲湾 3栋2单元", "3栋")
    last = browser.post(f"{face}/{second.code}/place", given)
    assert last.url == f"{face}/{second.code}"


def test_outside_any_estate(world):
    case = placeless(world)
    given = {"where": "outside", "place_text": "江安路口", "community": COMMUNITY}
    went = desk_of(world.dispatcher).post(f"/desk/cases/{case.code}/place", given)
    case = fresh(case)
    assert (went.url, case.state, case.estate, case.region_code) == (
        f"/desk/cases/{case.code}",
        CaseState.PENDING,
        None,
        COMMUNITY,
    )


def test_to_another_street_after_one_question(world):
    estate_elsewhere()
    case, browser = placeless(world), desk_of(world.dispatcher)
    address, given = (
        f"/desk/cases/{case.code}/place",
        {
            "where": "elsewhere",
            "street": f"{OTHER_STREET}000",
        },
    )
    asked = browser.post(address, given).content.decode()
    assert ("由柳城街道核定地点" in asked, fresh(case).street_code) == (True, STREET)
    went = browser.post(address, given | {"confirmed": "1"})
    assert (went.url, fresh(case).street_code) == ("/desk/", OTHER_STREET)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"where": "estate:99999"},
        {"where": "estate:²"},
        {"where": "elsewhere"},
        {"where": "outside"},
    ],
)
def test_what_is_missing_is_said_and_nothing_happens(world, given):
    case = placeless(world)
    answer = desk_of(world.dispatcher).post(f"/desk/cases/{case.code}/place", given)
    assert (answer.status_code, fresh(case).state) == (422, CaseState.PLACE_UNKNOWN)


@FACES
def test_a_street_found_by_typing_is_told_and_chosen(world, face):
    case = placeless(world)
    estate_elsewhere()
    street = Region.objects.get(code=f"{OTHER_STREET}000")
    answer = desk_of(world.dispatcher).get(f"{face}/{case.code}/place", {"q": street.name[:2]})
    page = answer.content.decode()
    assert (f"找到街道：{street.name}" in page, "没有叫这个名字" in page) == (True, False)
    assert form_of(answer)["street"].initial == street.code


@FACES
def test_the_case_in_hand_is_not_one_of_those_that_wait(world, face):
    case = placeless(world)
    browser, address = desk_of(world.dispatcher), f"{face}/{case.code}/place"
    assert "只剩这一件待核地点" in browser.get(address).content.decode()
    placeless(world)
    assert "除这件外，还有 1 件待核地点" in browser.get(address).content.decode()


@FACES
def test_a_wrong_estate_is_corrected_on_the_same_page_for_a_reason(world, face):
    many_estates(world, number=1)
    right = Estate.objects.get(code="J0")
    case, browser = without_company(world), desk_of(world.dispatcher)
    address, where = f"{face}/{case.code}/place", f"estate:{right.pk}"
    shown = browser.get(address)
    assert "现在核定在洲际·亚洲湾；派单以前可以更正" in shown.content.decode()
    assert form_of(shown)["where"].initial is None
    unexplained = browser.post(address, {"where": where})
    assert (list(form_of(unexplained).errors), fresh(case).estate) == (["reason"], world.estate)
    went = browser.post(address, {"where": where, "place_text": "北门", "reason": "在隔壁院子"})
    assert (went.url, fresh(case).place_name) == (f"{face}/{case.code}", "锦绣0号院 北门")
    story = browser.get(f"{face}/{case.code}").content.decode()
    assert "地点更正，原来是洲际·亚洲湾：在隔壁院子" in story


def test_a_corrected_case_leaves_the_street_after_one_question(world):
    estate_elsewhere()
    case, browser = without_company(world), desk_of(world.dispatcher)
    address = f"/desk/cases/{case.code}/place"
    given = {"where": "elsewhere", "street": f"{OTHER_STREET}000", "reason": "在柳城"}
    asked = browser.post(address, given).content.decode()
    assert "地点更正，原来是洲际·亚洲湾：在柳城；事情不在涌泉街道，已转柳城街道" in asked
    browser.post(address, given | {"confirmed": "1"})
    assert fresh(case).street_code == OTHER_STREET
