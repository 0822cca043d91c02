"""Reporting against odds: without JavaScript, without a network, with what cannot be taken."""

from datetime import UTC, datetime

import pytest

from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from tests.browser.steps import TEXT, fill_report, picture, settled, sign_in_by_code

pytestmark = pytest.mark.browser


def photos_of(case):
    return len(list(files_of(Ref("case", case.pk), "report")))


def test_without_javascript_a_report_with_a_photo_arrives_and_is_routed(house):
    resident = house.visit(javascript=False)
    fill_report(resident)
    resident.press("提交报事")
    sign_in_by_code(resident)
    resident.press("提交报事")
    resident.reads("报事已收到")
    case = settled(resident.code())
    assert (case.state, photos_of(case)) == (CaseState.DISPATCHED, 1)


def test_a_draft_survives_a_dropped_network_and_is_sent_once(world, house):
    resident = house.visit(world.resident)
    fill_report(resident, photos=0)
    resident.page.get_by_text("草稿已存，断网也不丢").wait_for()
    resident.unplug()
    resident.page.get_by_role("button", name="提交报事", exact=True).last.click()
    resident.page.wait_for_timeout(1500)
    resident.plug_in()
    assert Case.objects.count() == 0
    resident.go("/q/LIFT1")
    assert resident.page.get_by_label("发生了什么").first.input_value() == TEXT
    resident.press("提交报事")
    resident.reads("报事已收到")
    assert [case.text for case in Case.objects.all()] == [TEXT]
    resident.go("/q/LIFT1")
    assert resident.page.get_by_label("发生了什么").first.input_value() == ""


def test_a_program_called_a_picture_is_refused_and_nothing_typed_is_lost(world, house):
    resident = house.visit(world.resident, javascript=False)
    fill_report(resident, photos=0)
    resident.attach("photos", b"MZ\x90\x00 a program", picture())
    resident.press("提交报事")
    assert resident.page.get_by_label("发生了什么").first.input_value() == TEXT
    assert resident.page.locator(".gz-bad").count() > 0
    resident.reads("已收下 1 张")
    resident.press("提交报事")
    resident.reads("报事已收到")
    assert photos_of(Case.objects.get()) == 1


def test_a_tenth_photo_is_refused_in_words(world, house):
    resident = house.visit(world.resident, javascript=False)
    fill_report(resident, photos=10)
    resident.press("提交报事")
    resident.reads("9 张")
    assert (Case.objects.count(), resident.page.locator("[aria-invalid]").count()) == (0, 0)
    resident.press("提交报事")
    resident.reads("报事已收到")
    assert photos_of(Case.objects.get()) == 9


def test_far_too_much_text_stays_and_is_counted(world, house):
    resident = house.visit(world.resident)
    fill_report(resident, text="长" * 2001, photos=0)
    resident.press("提交报事")
    resident.reads("最多 2000 字，现在 2001 字")
    assert len(resident.page.get_by_label("发生了什么").first.input_value()) == 2001


def test_the_code_of_a_place_taken_down_says_so_and_leads_on(world, house):
    world.code.retired_at = datetime.now(UTC)
    world.code.save()
    resident = house.visit()
    resident.allow(410)
    resident.go("/q/LIFT1")
    resident.reads("停用")
    resident.look_at(320)


def test_two_tabs_of_one_form_are_one_case(world, house):
    first = house.visit(world.resident)
    fill_report(first, photos=0)
    second = first.another_tab()
    second.go(first.page.url)
    second.write("发生了什么", TEXT)
    first.press("提交报事")
    first.reads("报事已收到")
    second.press("提交报事")
    second.reads("这一件已经报过")
    assert Case.objects.count() == 1
