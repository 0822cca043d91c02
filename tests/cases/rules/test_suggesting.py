"""A category is suggested from words and from the scanned thing, with why."""

from gongzhi.cases.rules.catalogue import Category
from gongzhi.cases.rules.suggesting import Suggestion, is_clear, suggest


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


def test_words_of_the_title_weigh_more():
    found = suggest(
        "小区里电梯停了", title="遛狗的狗太多", facility_kind="", categories=[DOGS, LIFT]
    )
    assert [(each.category, each.score) for each in found] == [("dogs", 4), ("lift", 4)]


def test_of_a_long_text_only_the_beginning_counts():
    assert suggest("。" * 400 + "电梯", facility_kind="", categories=[LIFT]) == []


def test_it_is_clear_where_enough_speaks_for_one_and_no_other_is_near():
    sure, near = Suggestion(category="a", score=8), Suggestion(category="b", score=7)
    far, weak = Suggestion(category="c", score=6), Suggestion(category="d", score=4)
    scanned = Suggestion(category="e", score=2, by_facility=True)
    assert [is_clear(found) for found in ([sure], [sure, far], [sure, near], [weak], [])] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert is_clear([scanned])
