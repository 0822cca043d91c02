"""Reporting against odds: without JavaScript, without a network, with what cannot be taken."""

from datetime import UTC, datetime

import pytest

from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.ref import Ref
from tests.browser.steps import TEXT, fill_report, picture, settled, sign_in_by_code
from tests.cases.world import reported
from tests.crash.running import until

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


def test_written_on_without_a_network_it_is_filed_by_the_words_that_are_sent(world, house):
    """Also from a page opened anew, where only the telephone knows what had been suggested."""
    resident = house.visit(world.resident)
    resident.go("/m/reports/new?place=E1")
    resident.write("发生了什么", "楼上装修太吵")
    resident.page.locator("[name=category]:checked").wait_for(state="attached")
    resident.unplug()
    resident.write("发生了什么", "楼道里的路灯不亮，天黑看不见")
    resident.page.get_by_text("草稿已存，断网也不丢").wait_for()
    resident.page.wait_for_timeout(1000)
    resident.plug_in()
    resident.go("/m/reports/new?place=E1")
    resident.press("提交报事")
    resident.reads("报事已收到")
    assert [case.category for case in Case.objects.all()] == ["lighting"]


def test_handed_in_without_a_network_it_says_so_and_the_words_wait_to_be_sent(world, house):
    """By way of another place's form too, whose own draft has nothing to do with it."""
    resident = house.visit(world.resident)
    fill_report(resident, photos=0)
    resident.settle_in()
    resident.unplug()
    resident.press("提交报事")
    resident.reads("现在没有网络")
    resident.reads("没有丢")
    resident.look_at(320)
    resident.plug_in()
    resident.follow("再试一次")
    resident.go("/m/reports/new?place=E1")
    assert resident.page.get_by_label("发生了什么").first.input_value() == ""
    assert Case.objects.count() == 0
    resident.go("/q/LIFT1")
    assert resident.page.get_by_label("发生了什么").first.input_value() == TEXT
    resident.press("提交报事")
    resident.reads("报事已收到")
    assert [case.text for case in Case.objects.all()] == [TEXT]


def test_a_page_opened_without_a_network_is_answered_by_the_phone_itself(world, house):
    resident = house.visit(world.resident)
    resident.go("/m/")
    resident.settle_in()
    resident.unplug()
    resident.go("/m/reports")
    resident.reads("现在没有网络")
    resident.plug_in()
    resident.go("/m/reports")
    resident.reads("我的报事")


def test_a_field_worker_without_a_network_loses_no_word_and_it_goes_once_he_is_back(world, house):
    code = reported(world).code
    settled(code)
    worker = house.visit(world.worker)
    worker.go(f"/w/cases/{code}/contact")
    worker.settle_in()
    worker.pick("站内回复")
    worker.write("说了什么", "约好下午三点上门看电梯")
    worker.unplug()
    worker.reads("现在没有网络")
    worker.press("记录联系")
    worker.reads("1 件存在这部手机上，还没发出")
    assert Case.objects.get(code=code).responded_at is None
    worker.plug_in()
    assert until(lambda: Case.objects.get(code=code).responded_at is not None)
    worker.go(f"/w/cases/{code}")
    worker.reads("约好下午三点上门看电梯")
    assert Entry.objects.filter(kind="ReporterContacted").count() == 1


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


def test_every_file_that_is_no_photo_is_named_in_one_sentence(world, house):
    resident = house.visit(world.resident)
    resident.go("/q/LIFT1")
    chooser = resident.page.locator("input[type=file][name=photos]")
    chooser.set_input_files(
        [
            {"name": "evil.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00 a program"},
            {"name": "note.txt", "mimeType": "text/plain", "buffer": b"words"},
            {"name": "broken.jpg", "mimeType": "image/jpeg", "buffer": b"<html>"},
            {"name": "good.jpg", "mimeType": "image/jpeg", "buffer": picture()},
        ]
    )
    resident.reads("1 / 9 张")
    said = resident.page.locator("[data-photos-bad]").inner_text()
    names, _, rest = said.partition("不是")
    assert sorted(names.split("、")) == ["“broken.jpg”", "“evil.jpg”", "“note.txt”"]
    assert rest == "照片或打不开，没有加上"


def test_a_draft_is_noted_under_the_box_that_was_typed_in_and_words_are_counted(world, house):
    resident = house.visit(world.resident)
    resident.go("/m/reports/new?place=E1")
    foot = resident.page.locator(".gz-field", has=resident.page.get_by_label("发生了什么"))
    where = resident.page.locator(".gz-field", has=resident.page.get_by_label("在哪里"))
    resident.write("发生了什么", "灯坏了")
    foot.get_by_text("草稿已存，断网也不丢").wait_for()
    foot.get_by_text("3 / 2000").wait_for()
    assert "草稿" not in where.inner_text()
    resident.write("在哪里", "6 栋西侧")
    where.get_by_text("草稿已存，断网也不丢").wait_for()
    assert "草稿" not in foot.inner_text()


def test_signed_out_while_adding_one_comes_back_to_the_form_and_the_words(world, house):
    case = reported(world)
    resident = house.visit(world.resident)
    resident.go(f"/m/reports/{case.code}/supplement")
    resident.write("补充什么", "今天更响，老人不敢坐")
    resident.context.clear_cookies(name="sessionid")
    resident.press("补充上去")
    assert f"next=%2Fm%2Freports%2F{case.code}%2Fsupplement" in resident.page.url
    sign_in_by_code(resident)
    assert resident.page.url.endswith(f"/m/reports/{case.code}/supplement")
    assert resident.page.get_by_label("补充什么").first.input_value() == "今天更响，老人不敢坐"


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
    second.reads("刚报过，这是那一件")
    assert Case.objects.count() == 1
