"""The form: sent, sent wrong, sent twice."""

import pytest

from gongzhi.cases.models import Case, ReportDraft, Reporter
from gongzhi.cases.vocabulary import CaseState, Source
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from gongzhi.territory.models import PlaceCode
from tests.cases.pages.phone.conftest import picture, program
from tests.cases.world import MONDAY
from tests.counting import counted


def photos(case):
    return files_of(Ref("case", case.pk), "report")


def test_a_report_becomes_a_case_and_its_page_is_shown(lee, form, world):
    answer = form(lee).send(photos=[picture(colour=1), picture(colour=2)])
    case = Case.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/m/reports/{case.code}"
    assert (case.text, case.source, case.facility) == ("电梯到 8 楼会晃", Source.SCAN, world.lift)
    assert len(photos(case)) == 2
    assert Reporter.objects.get().person_id == world.resident.person
    page = lee.get(answer.url).content.decode()
    assert f"报事已收到，编号 {case.code}" in page


def test_the_reporter_may_show_himself_to_the_company(lee, form):
    form(lee).send(is_shielded=None)
    assert Reporter.objects.get().is_shielded is False


def test_an_empty_text_is_refused_beside_the_field(lee, form):
    page = form(lee).send(text=" ")
    assert page.status_code == 422
    assert page.context["form"].errors["text"] == ["说一句发生了什么，例如“3 栋电梯晃”"]
    assert Case.objects.count() == 0


def test_too_long_a_text_is_refused_and_stays(lee, form):
    long = "晃" * 2001
    page = form(lee).send(text=long, photos=[picture()])
    assert page.context["form"].errors["text"] == ["最多 2000 字，现在 2001 字，删掉一些再提交"]
    assert long in page.content.decode()
    assert len(page.context["kept"]) == 1


def test_of_ten_photos_nine_are_kept_and_the_tenth_is_named(lee, form):
    page = form(lee).send(photos=[picture(colour=n) for n in range(10)])
    assert page.status_code == 422
    assert page.context["refused"] == ["最多传 9 个文件，第 10 个起没有收下，其余已保留"]
    assert len(page.context["kept"]) == 9
    assert "电梯到 8 楼会晃" in page.content.decode()


def test_a_program_called_a_photo_is_refused_and_the_others_stay(lee, form):
    filled = form(lee)
    page = filled.send(photos=[picture(colour=1), program(), picture(colour=2)])
    assert page.context["refused"] == [
        "第 2 张不是图片（文件名是 .jpg，内容是程序），可收：jpg、png、webp、gif"
    ]
    assert len(page.context["kept"]) == 2
    filled.send()
    assert len(photos(Case.objects.get())) == 2


def test_a_kept_photo_can_be_dropped_without_javascript(lee, form):
    filled = form(lee)
    page = filled.send(text="", photos=[picture(colour=1), picture(colour=2)])
    page = filled.send(text="", drop=page.context["kept"][0].note)
    assert page.status_code == 200
    assert len(page.context["kept"]) == 1


def test_a_code_retired_meanwhile_is_refused_and_nothing_is_lost(lee, form):
    filled = form(lee)
    PlaceCode.objects.filter(token="LIFT1").update(retired_at=MONDAY)
    page = filled.send(photos=[picture()])
    assert page.context["form"].errors["place"] == [
        "这张码对应的位置已停用，换一个位置再报，写的都还在"
    ]
    assert len(page.context["kept"]) == 1
    assert "电梯到 8 楼会晃" in page.content.decode()


def test_the_same_form_sent_from_two_tabs_makes_one_case(lee, form):
    first, second = form(lee), form(lee)
    assert first.draft == second.draft
    assert first.send().url == second.send().url
    assert Case.objects.count() == 1


def test_opened_again_after_it_was_sent_it_is_another_report(lee, form):
    first = form(lee)
    first.send()
    second = form(lee)
    assert second.draft != first.draft
    assert second.send(text="门关不上").url != f"/m/reports/{Case.objects.first().code}"
    assert Case.objects.count() == 2


def test_sent_again_from_a_page_that_came_back_filled_it_is_answered_with_the_first(lee, form):
    first = form(lee).send(photos=[picture()])
    again = form(lee).send(photos=[picture()])
    assert (again.url, Case.objects.count()) == (first.url, 1)
    assert "刚报过，这是那一件" in lee.get(again.url).content.decode()


def test_the_same_words_with_another_photo_are_another_report(lee, form):
    form(lee).send(photos=[picture(colour=1)])
    form(lee).send(photos=[picture(colour=2)])
    assert [len(photos(case)) for case in Case.objects.all()] == [1, 1]


def test_what_a_report_costs(lee, form):
    filled, warm = form(lee), form(lee, "E1")
    warm.send()
    with counted() as queries:
        filled.send()
    assert queries.number == 14


def test_other_words_from_the_second_tab_are_kept_as_a_report_of_their_own(lee, form):
    first, second = form(lee), form(lee)
    first.send()
    page = second.send(text="南门道闸坏了")
    assert page.status_code == 422
    assert len(page.context["form"].non_field_errors()) == 1
    assert "南门道闸坏了" in page.content.decode()
    second.draft = page.context["draft"]
    assert second.send(text="南门道闸坏了").status_code == 302
    assert Case.objects.count() == 2


def test_changing_the_place_takes_the_text_and_the_photos_along(lee, form):
    answer = form(lee).send(move="1", photos=[picture()])
    assert answer.url.startswith("/m/reports/place?draft=")
    draft = answer.url.rpartition("=")[2]
    page = lee.get("/m/reports/new", {"place": "E1", "draft": draft})
    assert page.context["place"].title == "洲际·亚洲湾"
    assert page.context["form"].initial["text"] == "电梯到 8 楼会晃"
    assert len(page.context["kept"]) == 1


def test_changing_the_place_with_too_long_a_place_written_says_so_and_loses_nothing(stranger, form):
    told = "北门" * 60 + "外"
    page = form(stranger, "E1").send(move="1", place_text=told, photos=[picture()])
    assert page.status_code == 422
    assert page.context["form"].errors["place_text"] == [
        "最多写 120 个字，现在 121 个，留下路名和附近标志"
    ]
    assert (told in page.content.decode(), len(page.context["kept"])) == (True, 1)
    assert ReportDraft.objects.count() == 0


def test_of_the_street_alone_the_place_is_asked_in_words(lee, form):
    filled = form(lee, "510115003")
    page = filled.send()
    assert page.context["form"].errors["place_text"] == ["写一句在哪里，例如“菜市场北门对面”"]
    filled.send(place_text="菜市场北门")
    case = Case.objects.get()
    assert (case.state, case.street_code) == (CaseState.PLACE_UNKNOWN, "510115003")
    assert case.place_name == "涌泉街道 菜市场北门"


def test_in_an_estate_chosen_by_hand_the_words_name_the_spot(lee, form):
    form(lee, "E1").send(place_text="6 栋西侧")
    case = Case.objects.get()
    assert (case.place_name, case.source) == ("洲际·亚洲湾 6 栋西侧", Source.PHOTO)


def test_me_too_leads_to_joining(lee, form):
    joins = [form(lee).send(join=code).url for code in ("261123-000001", "../../desk")]
    assert [url.partition("?")[0] for url in joins] == [
        "/m/reports/261123-000001/support",
        "/m/reports",
    ]
    assert Case.objects.count() == 0


def test_ours_left_ticked_is_asked_again_of_the_words_as_they_are_sent(lee, form):
    """Written on with no network, the page still suggests by the first words."""
    form(lee, "E1").send(text="楼道灯不亮", category="life_noise", suggested="life_noise")
    form(lee, "E1").send(text="楼道灯全不亮", category="life_noise", suggested="")
    assert [case.category for case in Case.objects.order_by("pk")] == ["lighting", "life_noise"]


def test_a_number_that_is_none_begins_a_new_draft(lee, form):
    filled = form(lee)
    filled.draft = "x"
    assert filled.send().status_code == 422
    assert "电梯到 8 楼会晃" in filled.send().content.decode()


def test_a_place_too_long_comes_back_whole_with_its_limit(lee, form):
    told = "6 栋西侧小路" * 20
    page = form(lee, "E1").send(place_text=told)
    assert page.context["form"].errors["place_text"] == [
        f"最多写 120 个字，现在 {len(told)} 个，留下路名和附近标志"
    ]
    shown = page.content.decode()
    assert (f'value="{told}"' in shown, 'maxlength="120"' in shown) == (True, True)


@pytest.mark.parametrize("draft", ["x", "9" * 20, "9" * 5000])
def test_figures_no_draft_can_have_begin_a_new_one(lee, draft):
    page = lee.get("/m/reports/new", {"place": "E1", "draft": draft})
    assert page.context["form"].initial.get("text", "") == ""
