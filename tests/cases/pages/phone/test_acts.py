"""Adding to a report, urging it, joining one."""

from urllib.parse import quote

from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.vocabulary import CaseState
from gongzhi.facts.cases import CaseSupplemented, CaseUrged
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.ref import Ref
from tests.cases.pages.phone.conftest import picture, program
from tests.cases.world import MONDAY


def recorded(fact):
    return Entry.objects.filter(kind=fact.kind()).count()


def test_words_and_photos_are_added(lee, case):
    answer = lee.post(
        f"/m/reports/{case.code}/supplement", {"text": "今天更响", "photos": picture()}
    )
    assert answer.url == f"/m/reports/{case.code}"
    assert recorded(CaseSupplemented) == 1
    assert len(files_of(Ref("case", case.pk), "report")) == 1


def test_the_same_photo_sent_again_with_the_same_words_is_one_act(lee, case):
    for photo in (picture(), picture(), picture(colour=7)):
        sent = {"text": "今天更响", "photos": photo}
        answer = lee.post(f"/m/reports/{case.code}/supplement", sent)
        assert answer.url == f"/m/reports/{case.code}"
    assert recorded(CaseSupplemented) == 2
    assert len(files_of(Ref("case", case.pk), "report")) == 2


def test_nine_photos_before_leave_room_for_nine_more(lee, form):
    form(lee).send(photos=[picture(colour=n) for n in range(9)])
    case = Case.objects.get()
    address = f"/m/reports/{case.code}/supplement"
    assert lee.get(address).context["left"] == 9
    lee.post(address, {"text": "今天更响", "photos": picture(colour=10)})
    assert len(files_of(Ref("case", case.pk), "report")) == 10


def test_a_full_form_says_how_one_is_changed(lee, case):
    address = f"/m/reports/{case.code}/supplement"
    full = {"photos": [picture(colour=n) for n in range(9)], "drop": "none"}
    page = lee.post(address, full)
    assert page.context["left"] == 0
    assert "一次最多 9 张，要换就先删一张。" in page.content.decode()


def test_who_is_signed_out_meanwhile_comes_back_to_the_form(stranger, case):
    address = f"/m/reports/{case.code}/supplement"
    answer = stranger.post(
        address, {"text": "今天更响"}, headers={"Referer": f"http://testserver{address}"}
    )
    assert answer.url == f"/m/sign-in?next={quote(address, safe='')}"


def test_nothing_to_add_is_said_beside_the_field(lee, case):
    page = lee.post(f"/m/reports/{case.code}/supplement", {"text": ""})
    assert page.status_code == 422
    assert page.context["form"].errors["text"] == ["写点什么，或加一张照片"]
    assert "有 1 处要改" in page.content.decode()


def test_nothing_to_add_is_said_also_right_after_a_photo_without_words(lee, case):
    address = f"/m/reports/{case.code}/supplement"
    assert lee.post(address, {"text": "", "photos": picture()}).status_code == 302
    page = lee.post(address, {"text": ""})
    assert (page.status_code, page.context["form"].errors["text"]) == (
        422,
        ["写点什么，或加一张照片"],
    )


def test_words_that_turn_around_are_added_as_they_are_read(lee, case):
    lee.post(f"/m/reports/{case.code}/supplement", {"text": "甲\u202e乙丙"})
    told = lee.get(f"/m/reports/{case.code}").context["lines"][0].told
    assert told == "你补充：甲乙丙"
    page = lee.post(f"/m/reports/{case.code}/supplement", {"text": "\ufeff\u2028\u2029"})
    assert page.context["form"].errors["text"] == ["写点什么，或加一张照片"]


def test_a_bad_photo_costs_none_of_the_words(lee, case):
    page = lee.post(f"/m/reports/{case.code}/supplement", {"text": "今天更响", "photos": program()})
    assert page.status_code == 422
    assert "今天更响" in page.content.decode()
    assert recorded(CaseSupplemented) == 0


def test_urging_counts_once_a_day(lee, case):
    first = lee.post(f"/m/reports/{case.code}/urging", follow=True)
    assert "已催办，承办单位和社区都会收到" in first.content.decode()
    second = lee.post(f"/m/reports/{case.code}/urging", follow=True)
    assert "24 小时内催过了" in second.content.decode()
    assert recorded(CaseUrged) == 1
    assert second.context["urging"].may is False


def test_looking_at_the_urging_address_urges_nothing(lee, case):
    assert lee.get(f"/m/reports/{case.code}/urging").url == f"/m/reports/{case.code}"
    assert recorded(CaseUrged) == 0


def test_nobody_else_urges_or_adds(chou, case):
    assert chou.post(f"/m/reports/{case.code}/urging").status_code == 404
    assert chou.post(f"/m/reports/{case.code}/supplement", {"text": "x"}).status_code == 404


def at_the_lift(client):
    client.get("/q/LIFT1")
    return client


def test_a_neighbour_joins_and_follows(chou, case, world):
    page = at_the_lift(chou).get(f"/m/reports/{case.code}/support")
    assert page.context["form"].initial["is_shielded"] is True
    answer = chou.post(f"/m/reports/{case.code}/support", {"is_shielded": "on"})
    assert answer.url == f"/m/reports/{case.code}"
    assert chou.get(answer.url).status_code == 200
    joined = Reporter.objects.get(person=world.neighbour.person)
    assert (joined.is_shielded, joined.is_first) == (True, False)


def met(client, form, case, **given):
    """The page of one like it, reached from the form with something written."""
    at_the_lift(client)
    return form(client).send(join=case.code, photos=[picture()], **given).url


def test_not_this_one_leads_back_to_the_form_as_it_was_left(chou, case, form):
    page = chou.get(met(chou, form, case, is_shielded=None))
    back = chou.get(page.context["back"])
    left = back.context["form"].initial
    assert (left["text"], left["is_shielded"], back.context["place"].key) == (
        "电梯到 8 楼会晃",
        False,
        "LIFT1",
    )
    assert len(back.context["kept"]) == 1


def test_what_was_written_before_joining_is_offered_as_a_supplement(chou, case, form):
    address = met(chou, form, case)
    page = chou.get(address)
    assert page.context["brought"].what == "话和照片（1 张）"
    assert "你填的话和照片（1 张）还没交。" in page.content.decode()
    then = chou.post(address, {"is_shielded": "on"}).url
    page = chou.get(then)
    assert page.context["form"].initial["text"] == "电梯到 8 楼会晃"
    assert len(page.context["kept"]) == 1
    assert chou.post(then, {"text": "电梯到 8 楼会晃"}).url == f"/m/reports/{case.code}"
    assert len(files_of(Ref("case", case.pk), "report")) == 1
    assert form(chou).draft != int(then.rpartition("=")[2])


def test_with_nothing_written_joining_leads_to_the_progress(chou, case, form):
    address = at_the_lift(chou) and form(chou).send(join=case.code, text="").url
    assert "还没交" not in chou.get(address).content.decode()
    assert chou.post(address, {"is_shielded": "on"}).url == f"/m/reports/{case.code}"


def test_anothers_draft_is_not_carried_along(chou, lee, case, form):
    number = met(lee, form, case).rpartition("=")[2]
    page = at_the_lift(chou).get(f"/m/reports/{case.code}/support", {"draft": number})
    assert (page.context["brought"], page.context["back"]) == (None, "/m/reports/place")


def test_joining_twice_changes_nothing(chou, case):
    for _ in range(2):
        at_the_lift(chou).post(f"/m/reports/{case.code}/support", {"is_shielded": "on"})
    case.refresh_from_db()
    assert case.reporter_count == 2


def test_a_guessed_number_is_not_enough_to_join(chou, case):
    answer = chou.post(f"/m/reports/{case.code}/support", {"is_shielded": "on"})
    assert answer.status_code == 404
    assert chou.get(f"/m/reports/{case.code}").status_code == 404


def test_who_joined_does_not_read_the_first_reporters_words(chou, case):
    at_the_lift(chou).post(f"/m/reports/{case.code}/support", {"is_shielded": "on"})
    page = chou.get(f"/m/reports/{case.code}")
    assert page.context["own"].said == ""
    pages = (f"/m/reports/{case.code}", f"/m/reports/{case.code}/supplement", "/m/reports", "/m/")
    assert [case.title in chou.get(each).content.decode() for each in pages] == [False] * 4
    assert "电梯故障，1 号电梯，11 月 23 日报" in page.content.decode()
    assert "另一位居民先报的" in page.content.decode()


def test_the_page_of_joining_does_not_show_the_first_reporters_words(chou, case):
    page = at_the_lift(chou).get(f"/m/reports/{case.code}/support").content.decode()
    assert ("你也遇到了这件事" in page, case.text in page, case.title in page) == (
        True,
        False,
        False,
    )


def test_a_closed_case_cannot_be_joined(chou, case):
    Case.objects.filter(pk=case.pk).update(state=CaseState.ARCHIVED, closed_at=MONDAY)
    page = chou.get(f"/m/reports/{case.code}/support")
    assert page.status_code == 404
    assert "这里看不到这件事" in page.content.decode()
