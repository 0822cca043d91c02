"""One search box over cases, estates, bodies and rules."""

from dataclasses import replace

from gongzhi.territory.queries import spot_of_estate
from tests.cases.world import reported
from tests.portal.staff import ROLES, browser, entered, queries


def groups(page):
    return {group.label: [row.title for row in group.rows] for group in page.context["found"]}


def test_whoever_is_in_a_post_may_search(world):
    entered(world, "/desk/search?q=电梯", allowed=ROLES)


def test_a_case_is_found_by_its_number_and_by_its_words(world):
    case = reported(world)
    client = browser(world.dispatcher)
    assert groups(client.get(f"/desk/search?q={case.code}")) == {"诉求": [case.title]}
    assert groups(client.get("/desk/search?q=异响"))["诉求"] == [case.title]


def test_a_case_is_found_by_where_it_is(world):
    case = reported(world, spot=spot_at(world, "3 栋 2 单元"))
    elsewhere = reported(world, spot=spot_at(world, "5 栋 2 单元"))
    client = browser(world.dispatcher)
    assert groups(client.get("/desk/search?q=3 栋"))["诉求"] == [case.title]
    listed = client.get("/desk/cases/?view=all&q=5栋").context["cases"]
    assert [row.code for row in listed] == [elsewhere.code]


def spot_at(world, name):
    return replace(spot_of_estate(world.estate), name=name)


def test_estates_and_bodies_are_found_by_name(world):
    found = groups(browser(world.dispatcher).get("/desk/search?q=亚洲湾"))
    assert found["小区"] == ["洲际·亚洲湾"]
    assert groups(browser(world.secretary).get("/desk/search?q=蜀澜"))["组织"] == ["蜀澜物业"]


def test_a_worker_finds_only_what_his_body_handles(world):
    case = reported(world)
    assert groups(browser(world.worker).get("/desk/search?q=异响"))["诉求"] == [case.title]
    assert groups(browser(world.other_worker).get("/desk/search?q=异响")) == {}
    assert set(groups(browser(world.worker).get("/desk/search?q=亚洲湾"))) == {"诉求"}


def test_a_rule_is_found_by_its_title(world):
    found = groups(browser(world.dispatcher).get("/desk/search?q=响应时限"))
    assert "诉求响应时限" in found["规则"]


def test_nothing_found_says_so_and_nothing_asked_asks(world):
    client = browser(world.dispatcher)
    assert "没有找到" in client.get("/desk/search?q=不存在的词").content.decode()
    assert "要找什么" in client.get("/desk/search?q=").content.decode()


def test_three_finds_cost_no_more_queries_than_one(world):
    reported(world)
    client = browser(world.dispatcher)
    one = queries(client, "/desk/search?q=电梯")
    reported(world, text="电梯门关不上")
    reported(world, text="电梯按钮坏了")
    assert queries(client, "/desk/search?q=电梯") == one
