"""A category is suggested from words and from the scanned thing, with why."""

from gongzhi.cases.rules.catalogue import Category
from gongzhi.cases.rules.suggesting import Suggestion, suggest


def category(code, keywords, facilities=()):
    return Category(
        id=1,
        code=code,
        name=code,
        group="other",
        grid_group="other",
        line="property",
        span_amount=1,
        span_unit="working_days",
        keywords=keywords,
        facility_kinds=frozenset(facilities),
    )


LIFT = category("lift", {"电梯": 4, "异响": 1}, {"lift"})
DOGS = category("dogs", {"狗": 2})


def test_words_and_the_scanned_lift_speak_for_the_lift():
    assert suggest("电梯有异响", facility_kind="lift", categories=[DOGS, LIFT]) == [
        Suggestion(category="lift", score=7, words=("电梯", "异响"), by_facility=True)
    ]


def test_nothing_said_for_any_suggests_none():
    assert suggest("天气不错", facility_kind="", categories=[DOGS, LIFT]) == []


def test_the_better_suited_comes_first():
    found = suggest("狗在电梯里", facility_kind="", categories=[DOGS, LIFT])
    assert [each.category for each in found] == ["lift", "dogs"]
