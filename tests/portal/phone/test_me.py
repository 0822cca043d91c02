"""我的, and registering a home."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from gongzhi.parties.commands.residency import decide_residency
from gongzhi.parties.models import Ownership, Residency
from gongzhi.parties.vocabulary import StayState
from gongzhi.territory.models import Building, Entrance
from tests.cases.commands.steps import estate_elsewhere
from tests.cases.pages.phone.conftest import phone_of
from tests.counting import counted

FROM = re.compile('FROM "territory_([a-z]+)"')


def test_name_and_phone_are_masked(lee):
    page = lee.get("/m/me").content.decode()
    assert "李**" in page
    assert "199****0001" in page
    assert "李雅芳" not in page


def test_whatever_my_things_lead_to_opens(lee, door):
    claim(lee, door)
    page = lee.get("/m/me").content.decode()
    led_to = {address.partition("?")[0] for address in re.findall(r'<a [^>]*href="(/[^"]*)"', page)}
    assert {address: lee.get(address).status_code for address in led_to} == dict.fromkeys(
        led_to, 200
    )


def test_a_new_resident_is_asked_to_register(world):
    new = phone_of(None, "19900000055")
    page = new.get("/m/me")
    assert page.context["name"] == ""
    shown = page.content.decode()
    assert ("还没写姓名" in shown, "还没有登记房屋" in shown) == (True, True)
    assert re.findall(r'姓名在<a[^>]*href="([^"]+)">登记房屋</a>时写', shown) == [
        "/m/me/premises/new"
    ]


def test_without_signing_in_nothing_is_mine(db):
    assert Client().get("/m/me").url == "/m/sign-in?next=%2Fm%2Fme"


def test_a_home_is_found_step_by_step_with_links_alone(lee, door):
    estates = lee.get("/m/me/premises/new", {"q": "亚洲湾"}).context["rows"]
    buildings = lee.get(estates[0].url).context["rows"]
    entrances = lee.get(buildings[0].url).context["rows"]
    doors = lee.get(entrances[0].url).context["rows"]
    assert [rows[0].title for rows in (estates, buildings, entrances, doors)] == [
        "洲际·亚洲湾",
        "3 栋",
        "2 单元",
        "1204",
    ]
    assert lee.get(entrances[0].url).context["place"] == "洲际·亚洲湾 3 栋 2 单元"
    assert lee.get(doors[0].url).context["place"] == "3 栋 2 单元 1204"


def test_the_owner_of_the_register_is_verified_at_once(lee, world, door):
    Ownership.objects.create(premises=door, person_id=world.resident.person)
    claim(lee, door)
    assert Residency.objects.get().state == StayState.VERIFIED
    assert "业主已核验" in lee.get("/m/me").content.decode()


def test_others_are_told_until_when_they_wait(lee, door):
    answer = lee.get(claim(lee, door).url).content.decode()
    assert "社区 3 个工作日内核验" in answer
    assert "业主待核验" in answer


def test_who_registers_a_door_again_is_told_what_becomes_of_it(lee, door):
    address = f"/m/me/premises/new?premises={door.pk}"
    assert lee.get(address).context["standing"] == ""
    claim(lee, door)
    assert lee.get(address).context["standing"] == (
        "你登记过这套房，正在核验。登错了房子，在“我的”里撤回。写错了就改好再登记，以后一次为准。"
    )


def test_a_claim_that_waits_is_withdrawn_after_one_question(lee, door):
    claim(lee, door)
    address = f"/m/me/homes/{Residency.objects.get().pk}/withdrawal"
    assert f'href="{address}"' in lee.get("/m/me").content.decode()
    assert lee.get(address).context["question"].words == "洲际·亚洲湾 3 栋 2 单元 1204"
    page = lee.post(address, {"confirmed": "1"}, follow=True)
    assert (page.context["homes"], Residency.objects.get().state) == ([], StayState.WITHDRAWN)
    assert "已撤回，社区不再核验" in page.content.decode()
    again = lee.post(address, {"confirmed": "1"}, follow=True)
    assert "现在是“本人已撤回”，不能撤回" in again.content.decode()


def test_round_and_round_is_stopped_and_the_last_withdrawal_says_so_before(lee, door):
    said = []
    for _ in range(3):
        claim(lee, door)
        address = f"/m/me/homes/{Residency.objects.get().pk}/withdrawal"
        said.append(lee.get(address).context["question"].effects[-1])
        lee.post(address, {"confirmed": "1"})
    refused = claim(lee, door)
    assert said == [
        *["以后要住这里，可以再登记"] * 2,
        "以后要住这里，可以再登记；这套房今天已经登记过 3 次，明天 0:00 起可以再登记",
    ]
    assert (refused.status_code, Residency.objects.get().state) == (422, StayState.WITHDRAWN)
    page = refused.content.decode()
    assert "这套房今天已经登记过 3 次，明天 0:00 起可以再登记" in page
    assert 'value="李雅芳"' in page


def test_a_refused_claim_stays_with_its_reason_until_claimed_again(lee, world, door):
    claim(lee, door)
    refuse(world, "房产证上是别的名字，带证来社区")
    page = lee.get("/m/me")
    shown = [(one.door, one.state, one.reason) for one in page.context["refusals"]]
    assert (page.context["homes"], shown) == (
        [],
        [("3 栋 2 单元 1204", "未通过", "房产证上是别的名字，带证来社区")],
    )
    assert page.context["refusals"][0].again_url == f"/m/me/premises/new?premises={door.pk}"
    claim(lee, door)
    again = lee.get("/m/me").context
    assert (len(again["homes"]), again["refusals"]) == (1, [])


def test_refused_twice_the_last_reason_is_read(lee, world, door):
    for reason in ("看不清", "不是这一户"):
        claim(lee, door)
        refuse(world, reason)
    assert [one.reason for one in lee.get("/m/me").context["refusals"]] == ["不是这一户"]


def test_nobody_withdraws_anothers_claim(lee, world, door):
    claim(lee, door)
    other = phone_of(world.neighbour.person, "19900000002")
    address = f"/m/me/homes/{Residency.objects.get().pk}/withdrawal"
    assert (other.get(address).url, other.post(address).status_code) == ("/m/me", 404)
    assert Residency.objects.get().state == StayState.CLAIMED


def test_what_is_missing_is_said_beside_the_field(lee, door):
    page = lee.post(f"/m/me/premises/new?premises={door.pk}", {"name": ""})
    assert page.status_code == 422
    assert page.context["form"].errors["kind"] == ["选一下你是业主、租户还是家属"]


def test_a_door_that_does_not_exist_leads_back(lee):
    assert lee.get("/m/me/premises/new?premises=999").url == "/m/me/premises/new"


@pytest.mark.parametrize("figures", ["9" * 20, "9" * 5000])
def test_figures_no_building_can_have_are_answered(lee, world, figures):
    asked = {"estate": world.estate.code, "building": figures}
    answers = [
        lee.get("/m/me/premises/new", {**asked, **more}).status_code
        for more in ({}, {"entrance": figures})
    ]
    assert answers == [200, 200]


def test_what_lies_elsewhere_counts_as_not_chosen(lee, world, door):
    asked = {"estate": world.estate.code, "building": door.building.pk}
    other = Building.objects.create(estate=world.estate, name="4 栋", sort_key="4")
    stray = Entrance.objects.create(building=other, name="1 单元", sort_key="1")
    elsewhere = Building.objects.create(estate=estate_elsewhere(), name="9 栋", sort_key="9")
    answers = [
        lee.get("/m/me/premises/new", {**asked, **more}).context
        for more in ({"entrance": stray.pk}, {"building": elsewhere.pk}, {"entrance": "x"})
    ]
    assert [(answer["title"], answer["place"]) for answer in answers] == [
        ("哪个单元", "洲际·亚洲湾 3 栋"),
        ("哪一栋", "洲际·亚洲湾"),
        ("哪个单元", "洲际·亚洲湾 3 栋"),
    ]


def test_buildings_and_entrances_are_asked_for_once(lee, world, door):
    steps = {"building": door.building_id, "entrance": door.entrance_id}
    query = urlencode({"estate": world.estate.code, **steps})
    lee.get("/m/me/premises/new")
    with counted() as asked:
        assert lee.get(f"/m/me/premises/new?{query}").context["is_doors"]
    tables = [found[1] for found in map(FROM.search, asked.statements) if found]
    assert [tables.count(name) for name in ("building", "entrance", "premises")] == [1, 1, 1]


def refuse(world, reason):
    waiting = Residency.objects.get()
    decide_residency(
        waiting.pk,
        is_confirmed=False,
        reason=reason,
        claimed_at=waiting.claimed_at,
        actor=world.secretary,
        now=waiting.claimed_at,
    )


def claim(client, door):
    address = f"/m/me/premises/new?premises={door.pk}"
    return client.post(address, {"kind": "owner", "name": "李雅芳"})
