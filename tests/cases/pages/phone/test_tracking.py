"""One's own reports: the list, and one as it goes."""

from datetime import timedelta

import pytest

from gongzhi.cases.commands import report, triage
from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.vocabulary import CaseState, RefusalReason
from gongzhi.facts.cases import CaseOverdue
from gongzhi.foundation.files.commands import store
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.ref import Ref
from tests.cases.commands.steps import leg_of
from tests.cases.pages.phone.conftest import picture, waiting
from tests.cases.world import MONDAY, reported
from tests.counting import counted


def asked(client, address):
    client.get(address)
    with counted() as queries:
        page = client.get(address)
    return page, queries.number


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(lee, world, number):
    for _ in range(number):
        reported(world)
    page, queries = asked(lee, "/m/reports")
    assert len(page.context["cases"]) == number
    assert queries == 5


def test_a_page_that_is_no_number_is_the_first(lee, case):
    answer = lee.get("/m/reports", {"page": "²"})
    assert ([one.url for one in answer.context["cases"]], answer.context["window"].page) == (
        [f"/m/reports/{case.code}"],
        1,
    )


def test_a_list_without_reports_says_what_to_do(lee):
    page = lee.get("/m/reports").content.decode()
    assert "你还没有报过事" in page


def test_a_due_report_is_late_in_words(lee, case):
    Case.objects.filter(pk=case.pk).update(due_at=MONDAY)
    page = lee.get("/m/reports")
    assert "应于" in page.context["cases"][0].note
    assert "超时" in page.content.decode()


def test_shelves_hold_what_they_say(lee, world, awaiting):
    reported(world)
    tally = lee.get("/m/reports").context["tally"]
    assert (tally.total, tally.open, tally.rating) == (2, 1, 1)
    page = lee.get("/m/reports?shelf=rating")
    assert [row.url for row in page.context["cases"]] == [f"/m/reports/{awaiting.code}"]


def test_the_page_says_who_has_it_why_and_what_happened(lee, case, clock):
    clock.move_to(case.reported_at)
    page = lee.get(f"/m/reports/{case.code}")
    assert page.context["holder"].name == "蜀澜物业"
    assert [step.mark for step in page.context["steps"]] == ["done", "done", "now", "", ""]
    given = next(line for line in page.context["lines"] if line.note)
    assert given.note.startswith("为什么是它：")
    assert "派单规则第" in given.note
    assert page.context["lines"][-1].told == "报事已收到"


def test_the_story_costs_the_same_however_many_steps_it_has(lee, world, awaiting):
    first, few = asked(lee, f"/m/reports/{awaiting.code}")
    for _ in range(5):
        fact = CaseOverdue(case=awaiting.pk, leg=1, organisation=world.company.pk)
        record(fact, actor=SYSTEM, now=MONDAY, region_code=awaiting.region_code)
    page, many = asked(lee, f"/m/reports/{awaiting.code}")
    assert len(page.context["lines"]) == len(first.context["lines"]) + 5
    assert many == few


def test_overdue_is_red_in_the_story(lee, world, case):
    fact = CaseOverdue(case=case.pk, leg=1, organisation=world.company.pk)
    record(fact, actor=SYSTEM, now=MONDAY, region_code=case.region_code)
    assert lee.get(f"/m/reports/{case.code}").context["lines"][0].late


def test_another_persons_report_is_not_found(chou, case):
    assert chou.get(f"/m/reports/{case.code}").status_code == 404


def test_what_another_reporter_said_is_not_repeated(lee, chou, world, case):
    report.join_case(case.code, is_shielded=True, actor=world.neighbour, now=MONDAY)
    report.supplement_case(case.code, "我住 1204", photos=None, actor=world.neighbour, now=MONDAY)
    assert "1204" not in lee.get(f"/m/reports/{case.code}").content.decode()
    assert "另一位报事人补充了情况" in lee.get(f"/m/reports/{case.code}").content.decode()
    assert "我住 1204" in chou.get(f"/m/reports/{case.code}").content.decode()


def test_who_joined_sees_no_photo_of_the_work(lee, chou, world):
    case = waiting(world)
    Reporter.objects.create(case=case, person_id=world.neighbour.person, joined_at=MONDAY)
    shot = store(
        picture(), owner=Ref("leg", leg_of(case).pk), purpose="after", actor=SYSTEM, now=MONDAY
    )
    pages = [f"/m/reports/{case.code}", f"/m/reports/{case.code}/rating"]
    detail = f"/api/v1/cases/{case.code}"
    shown = [
        [shot.token in client.get(address).content.decode() for address in [*pages, detail]]
        for client in (lee, chou)
    ]
    assert shown == [[True] * 3, [False] * 3]
    assert "换了导靴，试运行正常" in chou.get(pages[1]).content.decode()
    assert chou.get(shot.full_url).status_code == 404


def test_who_joined_after_reads_no_result_of_before_on_any_page(lee, chou, world):
    case = waiting(world)
    joined_at = MONDAY + timedelta(days=1)
    Reporter.objects.create(case=case, person_id=world.neighbour.person, joined_at=joined_at)
    pages = [f"/m/reports/{case.code}", f"/m/reports/{case.code}/rating"]
    answers = [f"/api/v1/cases/{case.code}", f"/api/v1/cases/{case.code}/timeline"]
    shown = [
        ["换了导靴" in client.get(address).content.decode() for address in pages]
        + ["换了导靴" in str(client.get(address).json()) for address in answers]
        for client in (lee, chou)
    ]
    assert shown == [[True] * 4, [False] * 4]


def test_another_reporters_photo_is_on_no_page_of_the_first(lee, chou, world, case):
    report.join_case(case.code, is_shielded=True, actor=world.neighbour, now=MONDAY)
    owner = Ref("case", case.pk)
    shot = store(picture(), owner=owner, purpose="report", actor=world.neighbour, now=MONDAY)
    pages = [f"/m/reports/{case.code}", f"/api/v1/cases/{case.code}"]
    shown = [
        [shot.token in client.get(address).content.decode() for address in pages]
        for client in (lee, chou)
    ]
    assert shown == [[False] * 2, [True] * 2]
    opened = [client.get(shot.full_url) for client in (lee, chou)]
    assert [answer.status_code for answer in opened] == [404, 200]
    opened[1].close()


def test_nobody_in_touch_in_time_is_said_in_red(lee, world):
    case = reported(world, routed=False)
    Case.objects.filter(pk=case.pk).update(response_due_at=MONDAY, state=CaseState.ACCEPTED)
    head = lee.get(f"/m/reports/{case.code}").context["head"]
    assert (head.is_late, head.words.endswith("已超时")) == (True, True)


def test_a_refused_report_says_why_and_on_what_ground_and_leads_on(lee, world):
    world.committee.phone = "028-88880000"
    world.committee.save()
    case = reported(world, routed=False)
    triage.refuse_case(
        case.code,
        reason=RefusalReason.EMERGENCY,
        clause="《信访工作条例》第二十条",
        explanation="有人受困请直接打 119",
        actor=world.secretary,
        now=MONDAY,
    )
    page = lee.get(f"/m/reports/{case.code}")
    head, holder = page.context["head"], page.context["holder"]
    assert (head.title, head.words) == (
        "不予受理",
        "属于 110、119、120、122 紧急事项。依据《信访工作条例》第二十条。有人受困请直接打 119",
    )
    assert (holder.name, holder.lead, holder.phone) == (
        "江浦路社区居委会",
        "有疑问找谁",
        "028-88880000",
    )
    assert 'href="/m/reports/new?place=E1"' in page.content.decode()


def test_one_passed_on_to_the_city_says_so_at_the_head(lee, world):
    case = reported(world, routed=False)
    triage.transfer_case(case.code, explanation="转市水务局", actor=world.secretary, now=MONDAY)
    head = lee.get(f"/m/reports/{case.code}").context["head"]
    assert (head.title, head.words) == (
        "已转市级",
        "这件事街道管不了，已转市级办理：转市水务局",
    )


def test_a_refused_report_shows_no_steps_and_no_urging(lee, case):
    Case.objects.filter(pk=case.pk).update(state=CaseState.REFUSED, closed_at=MONDAY)
    page = lee.get(f"/m/reports/{case.code}")
    assert page.context["steps"] == []
    assert page.context["urging"].may is False
