"""The rulebook's figures for reports and answers hold, and follow what a place has set."""

from datetime import timedelta
from fractions import Fraction

import pytest

from gongzhi.cases.commands.clocks import HANDLE
from gongzhi.cases.commands.leg import finish_leg
from gongzhi.cases.commands.report import supplement_case
from gongzhi.cases.pages.registering import form_for
from gongzhi.cases.queries import limits
from gongzhi.cases.queries.limits import Limits, alike_within, draft_kept, limits_at
from gongzhi.cases.vocabulary import Source
from gongzhi.foundation.duties.models import Duty
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from tests.cases.commands.steps import leg_of, taken_up
from tests.cases.world import COMMUNITY, MONDAY, STREET, reported

DAY = timedelta(days=1)
TODAY = local_day(MONDAY)


@pytest.fixture
def set_to(monkeypatch):
    """As if the street had set these."""

    def told(**figures):
        numbers = {f"cases.{key.replace('_', '.')}": number for key, number in figures.items()}
        usual = limits._number

        def number(key, region_code, on, otherwise):
            return numbers.get(key) or usual(key, region_code, on, otherwise)

        monkeypatch.setattr(limits, "_number", number)

    return told


def refused(field, **more):
    with pytest.raises(RuleBroken) as caught:
        reported(**more)
    assert caught.value.field == field
    return caught.value.message


def test_without_another_word_the_platforms_own_proposals_hold(db):
    assert limits_at(COMMUNITY, TODAY) == Limits(text=2000, photos=9, daily=10, reply=10)
    assert (draft_kept(COMMUNITY, TODAY), alike_within(COMMUNITY, TODAY)) == (7 * DAY, 30 * DAY)


def test_a_text_longer_than_the_place_allows_is_refused_in_words(world, set_to):
    set_to(text_most=200)
    said = refused("text", world=world, text="灯" * 201)
    assert said == "最多 200 字，现在 201 字，删掉一些再提交"


def test_what_is_added_later_is_held_to_the_same(world, set_to):
    case = reported(world)
    set_to(text_most=200)
    with pytest.raises(RuleBroken, match="最多 200 字，现在 201 字"):
        supplement_case(case.code, "灯" * 201, photos=None, actor=world.resident, now=MONDAY)


def test_a_place_that_allows_more_lets_staff_type_more(world, rf, set_to):
    set_to(text_most=5000)
    form = form_for(rf.get("/desk/cases/new"), world.dispatcher)
    assert form.fields["text"].max_length == 5000
    assert next(iter(form.fields)) == "text"


def test_a_person_reports_so_many_a_day_and_again_the_next(world, set_to):
    set_to(daily_most=2)
    for _ in range(2):
        reported(world, routed=False)
    assert refused("", world=world, routed=False).startswith("今天已经报了 2 件，明天再报")
    reported(world, routed=False, now=MONDAY + DAY)
    reported(world, routed=False, reporter=world.neighbour.person)


def test_what_staff_take_down_is_not_counted(world, set_to):
    set_to(daily_most=1)
    for _ in range(3):
        reported(world, routed=False, source=Source.PHONE)
    reported(world, routed=False)


def test_an_answer_of_a_few_words_is_not_enough(world):
    case = reported(world)
    taken_up(case, world)
    with pytest.raises(RuleBroken) as caught:
        finish_leg(
            case.code, result="修好了", before=None, after=None, actor=world.worker, now=MONDAY
        )
    assert caught.value.field == "result"
    assert caught.value.message == "至少写 10 个字，现在 3 个；写清楚做了什么、现在怎样"


def test_reminders_come_at_a_share_of_the_time_and_shortly_before(world):
    duty = Duty.objects.get(ref_kind="leg", ref_id=leg_of(reported(world)).pk, kind=HANDLE)
    given = duty.reminder_values()
    assert [reminder.share for reminder in given] == [Fraction(2, 3), None]
    assert given[1].before.wording == "2 个工作小时"
    assert len(duty.remind_moments) == 2


def test_the_street_is_asked_for_its_own_figures(world, monkeypatch):
    asked = []

    def number(_key, region_code, _on, otherwise):
        asked.append(region_code)
        return otherwise

    monkeypatch.setattr(limits, "_number", number)
    reported(world, routed=False)
    assert {code[:9] for code in asked} == {STREET}
