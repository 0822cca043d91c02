"""我的工作台: the figures, what I have to do, what I wait for."""

from datetime import timedelta

import pytest

from gongzhi.cases.commands.check import pass_check
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.leg import finish_leg, take_up_leg
from gongzhi.cases.commands.rating import rate_case
from gongzhi.cases.vocabulary import Channel, CheckWay, Outcome, Satisfaction
from gongzhi.foundation.duties.vocabulary import Bucket
from gongzhi.portal.queries import duty_count
from tests.cases.world import MONDAY, reported, settled, without_company
from tests.portal.staff import ROLES, browser, entered, queries

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def at(monkeypatch):
    def set_clock(now):
        monkeypatch.setattr("gongzhi.portal.pages.desk.home.current", lambda: now)

    set_clock(MONDAY + HOUR)
    return set_clock


def once_round(world, *, now=MONDAY):
    case = reported(world, now=now)
    contact_reporter(
        case.code, channel=Channel.VISIT, reply="下午来", actor=world.worker, now=now + HOUR
    )
    take_up_leg(case.code, actor=world.worker, now=now + HOUR)
    finish_leg(
        case.code,
        result="换了皮带，试运行正常",
        before=None,
        after=None,
        actor=world.worker,
        now=now + 2 * HOUR,
    )
    pass_check(
        case.code,
        finding="不响了",
        way=CheckWay.ON_SITE,
        actor=world.grid_worker,
        now=now + 3 * HOUR,
    )
    rate_case(
        settled(case).code,
        outcome=Outcome.RESOLVED,
        satisfaction=Satisfaction.SATISFIED,
        comment="",
        actor=world.resident,
        now=now + 4 * HOUR,
    )
    return settled(case)


def test_everybody_in_a_post_has_a_desk(world, at):
    entered(world, "/desk/", allowed=ROLES)


def test_the_figures_are_those_of_the_territory_with_what_they_are_made_of(world, at):
    once_round(world)
    reported(world, now=MONDAY + 5 * HOUR)
    at(MONDAY + 6 * HOUR)
    page = browser(world.dispatcher).get("/desk/")
    assert [(f.label, f.value, f.note) for f in page.context["figures"]] == [
        ("在办诉求，不含待评价", "1", "到期未办结 0"),
        ("24 小时响应率", "100.0%", "1 / 1，未满 24 小时 1"),
        ("按时办结率", "100.0%", "1 / 1，未到期 1"),
        ("满意率", "100.0%", "1 / 1，未评 0"),
    ]


def test_last_month_stands_beside_this_one(world, at):
    once_round(world, now=MONDAY - 28 * DAY)
    page = browser(world.dispatcher).get("/desk/")
    shown = [(f.value, f.side) for f in page.context["figures"][1:]]
    assert shown == [("—", "10 月 100.0%")] * 3


def test_a_company_sees_the_figures_of_its_own_cases(world, at):
    reported(world)
    without_company(world, reporter=world.neighbour.person)
    page = browser(world.worker).get("/desk/")
    (first, *_) = page.context["figures"]
    assert (first.label, first.value) == ("本单位在办诉求，不含待评价", "1")


def test_what_i_have_to_do_is_grouped_by_its_due_moment(world, at):
    case = reported(world)
    at(MONDAY + HOUR)
    page = browser(world.worker).get("/desk/")
    verbs = {
        group.bucket: [duty.verb.label for duty in group.duties]
        for group in page.context["groups_of_duties"]
    }
    assert sorted(verb for group in verbs.values() for verb in group) == ["办理", "联系"]
    assert f"/desk/cases/{case.code}" in page.content.decode()


def test_what_waits_to_be_checked_is_shown_apart_and_not_counted(world, at):
    case = reported(world)
    take_up_leg(case.code, actor=world.worker, now=MONDAY + HOUR)
    done = {"result": "换了皮带，试运行正常", "before": None, "after": None}
    finish_leg(case.code, **done, actor=world.worker, now=MONDAY + 2 * HOUR)
    at(MONDAY + 30 * DAY)
    client = browser(world.worker)
    page = client.get("/desk/")
    (group,) = page.context["groups_of_duties"]
    (waiting,) = page.context["waiting"]
    assert (page.context["number"], [duty.verb.label for duty in group.duties]) == (1, ["联系"])
    assert (waiting.kind, waiting.verb.label) == ("case.handle", "等核查")
    assert "你这边已办完；核查通过以前计时不停" in page.content.decode()
    phone = client.get("/w/")
    assert [duty.url for duty in phone.context["waiting"]] == [f"/w/cases/{case.code}"]
    assert (phone.content.decode().count("去办"), duty_count(world.worker)) == (1, 1)


def test_overdue_work_of_others_is_what_an_overseer_waits_for(world, at):
    reported(world)
    at(MONDAY + 30 * DAY)
    page = browser(world.dispatcher).get("/desk/")
    waits = [(wait.holder, wait.verb.label) for wait in page.context["waits"]]
    assert waits == [("蜀澜物业", "联系"), ("蜀澜物业", "办理")]
    mine = browser(world.worker).get("/desk/").context
    assert [group.bucket for group in mine["groups_of_duties"]] == [Bucket.OVERDUE]


def test_what_falls_due_before_the_next_working_day_is_over_is_told_beforehand(world, at):
    reported(world)
    page = browser(world.dispatcher).get("/desk/")
    lapses = [one.verb.lapse for one in page.context["soon"]]
    assert "记为未按时响应" in lapses


def test_three_things_cost_no_more_queries_than_one(world, at):
    reported(world)
    client = browser(world.dispatcher)
    one = queries(client, "/desk/")
    for number in range(2):
        reported(world, now=MONDAY + number * HOUR, text=f"电梯异响{number}")
    assert queries(client, "/desk/") == one
    assert one <= 18
