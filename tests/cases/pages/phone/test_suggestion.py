"""Categories offered with why, similar open reports, and the promise."""

from datetime import timedelta

from gongzhi.cases.models import Case
from gongzhi.cases.queries import alike
from gongzhi.cases.vocabulary import CaseState
from gongzhi.territory.queries import spot_of_estate
from tests.cases.world import MONDAY, reported


def offered(client, **given):
    page = client.post("/m/reports/suggestion", {"place": "LIFT1", **given})
    assert page.status_code == 200
    return page.context["offered"]


def chosen(offer):
    return [option.code for option in [*offer.first, *offer.more] if option.is_chosen]


def test_what_was_scanned_and_written_is_said_as_the_reason(stranger):
    offer = offered(stranger, text="电梯异响")
    assert chosen(offer) == ["lift"]
    assert offer.why == "你扫的是电梯码，又写了“电梯”和“异响”，所以选了“电梯故障”。不对就换。"


def test_a_later_suggestion_follows_the_words(stranger):
    offer = offered(
        stranger, place="E1", text="大狗不牵绳，遛狗", category="lift", suggested="lift"
    )
    assert chosen(offer) == ["dogs"]


def test_what_the_reporter_chose_is_never_taken_away(stranger):
    offer = offered(stranger, text="电梯异响", category="falling", suggested="lift")
    assert chosen(offer) == ["falling"]
    assert "你选了" in offer.why


def test_every_category_can_be_reached_without_javascript(stranger):
    page = stranger.get("/m/reports/new?place=LIFT1")
    offer = page.context["offered"]
    assert len(offer.first) + len(offer.more) > 20
    assert page.content.decode().count('name="category"') == len(offer.first) + len(offer.more)


def test_the_promise_names_both_times(stranger):
    offer = offered(stranger, text="电梯异响")
    assert offer.promise == "社区 2 个工作小时内受理，电梯故障 1 个工作日内办结"


def test_an_open_report_of_the_same_lift_is_offered(stranger, world, monkeypatch):
    case = reported(world)
    monkeypatch.setattr(alike, "alike_within", lambda *_: timedelta(days=9999))
    offer = offered(stranger, text="电梯又响了")
    assert [one.code for one in offer.same] == [case.code]
    assert offer.same_heading == "这处电梯已有 1 件在办"


def test_elsewhere_the_words_of_another_reporter_are_not_shown(stranger, world, monkeypatch):
    reported(world, text="电梯里我家 1204 的门牌掉了", spot=spot_of_estate(world.estate))
    monkeypatch.setattr(alike, "alike_within", lambda *_: timedelta(days=9999))
    offer = offered(stranger, place="E1", text="电梯异响")
    assert len(offer.same) == 1
    assert "1204" not in offer.same[0].title + offer.same[0].note


def test_what_is_closed_is_not_offered(stranger, world, monkeypatch):
    case = reported(world)
    Case.objects.filter(pk=case.pk).update(state=CaseState.ARCHIVED, closed_at=MONDAY)
    monkeypatch.setattr(alike, "alike_within", lambda *_: timedelta(days=9999))
    assert offered(stranger, text="电梯异响").same == []
