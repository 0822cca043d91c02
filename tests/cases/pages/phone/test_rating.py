"""评价, with and without another round."""

import pytest

from gongzhi.cases.models import Case, Leg, Rating, Round
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from tests.cases.pages.phone.conftest import picture
from tests.cases.world import MONDAY


def rate(client, case, **given):
    return client.post(f"/m/reports/{case.code}/rating", given)


def test_resolved_and_satisfied_files_the_case(lee, awaiting):
    answer = rate(lee, awaiting, outcome="resolved", satisfaction="satisfied", comment="")
    assert answer.url == f"/m/reports/{awaiting.code}"
    awaiting.refresh_from_db()
    assert awaiting.state == CaseState.ARCHIVED
    assert Rating.objects.get().satisfaction == "satisfied"


def test_without_javascript_the_first_answer_shows_the_second_question(lee, awaiting):
    page = rate(lee, awaiting, outcome="resolved", step="first")
    assert page.status_code == 200
    assert page.context["outcome"] == "resolved"
    assert "办得满意吗" in page.content.decode()
    assert Rating.objects.count() == 0


def test_resolved_without_a_level_is_asked_for_it(lee, awaiting):
    page = rate(lee, awaiting, outcome="resolved", comment="还行")
    assert page.status_code == 422
    assert page.context["form"].errors["satisfaction"] == ["再选一下办得满意吗"]
    assert "还行" in page.content.decode()


def test_unresolved_without_words_is_asked_for_them(lee, awaiting):
    page = rate(lee, awaiting, outcome="unresolved", comment=" ")
    assert page.context["form"].errors["comment"] == ["写一句哪里没解决，好让承办人照着办"]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("on_site", "社区派人到场核查，通过了"),
        ("remote", "社区打电话或看照片核查，通过了"),
    ],
)
def test_how_it_was_checked_is_said_in_plain_words(lee, awaiting, clock, way, said):
    clock.move_to(MONDAY)
    Leg.objects.filter(case=awaiting).update(check_way=way)
    page = lee.get(f"/m/reports/{awaiting.code}/rating")
    assert page.context["checked"] == f"今天 10:00 {said}"


def test_another_round_promises_no_other_checker_than_there_is(lee, awaiting):
    page = lee.get(f"/m/reports/{awaiting.code}/rating?outcome=unresolved").content.decode()
    assert ("换人核查" in page, "核查的人不能是办这件事的人" in page) == (False, True)


def test_nothing_chosen_is_said_beside_the_choice(lee, awaiting):
    page = rate(lee, awaiting, outcome="")
    assert page.context["form"].errors["outcome"] == ["先选解决了没有"]


def test_unresolved_opens_another_round_with_the_photos(lee, awaiting):
    rate(lee, awaiting, outcome="unresolved", comment="还在响", photos=picture())
    case = Case.objects.get(pk=awaiting.pk)
    assert (case.state, case.round_number) == (CaseState.REOPENED, 2)
    assert Round.objects.get(number=1).is_timely is not None
    assert len(files_of(Ref("case", case.pk), "report")) == 1
    assert "退回重办，第 2 次" in lee.get(f"/m/reports/{case.code}").content.decode()


def test_photos_of_the_report_leave_room_for_those_of_what_is_not_solved(lee, awaiting):
    of_case = Ref("case", awaiting.pk)
    for address, given in (
        ("supplement", {"text": "照片", "photos": [picture(colour=n) for n in range(9)]}),
        ("rating", {"outcome": "unresolved", "comment": "还在响", "photos": picture(colour=11)}),
    ):
        lee.post(f"/m/reports/{awaiting.code}/{address}", given)
    assert Case.objects.get(pk=awaiting.pk).state == CaseState.REOPENED
    assert len(files_of(of_case, "report")) == 10


def test_too_many_words_are_refused_and_stay(lee, awaiting):
    page = rate(lee, awaiting, outcome="unresolved", comment="响" * 501)
    assert page.context["form"].errors["comment"] == ["最多 500 字，现在 501 字，删掉一些再提交"]
    assert "响" * 501 in page.content.decode()


def test_the_same_round_is_rated_once(lee, awaiting):
    rate(lee, awaiting, outcome="resolved", satisfaction="neutral")
    again = lee.post(
        f"/m/reports/{awaiting.code}/rating",
        {"outcome": "resolved", "satisfaction": "satisfied"},
        follow=True,
    )
    assert "这一次已经评价过了" in again.content.decode()
    assert Rating.objects.get().satisfaction == "neutral"


def test_before_the_check_there_is_nothing_to_rate(lee, case):
    page = lee.get(f"/m/reports/{case.code}/rating", follow=True)
    assert "办完并核查通过后再评价" in page.content.decode()


def test_only_reporters_rate(chou, awaiting):
    assert rate(chou, awaiting, outcome="resolved", satisfaction="satisfied").status_code == 404
