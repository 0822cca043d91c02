import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.similarity import most_alike, score

SIGNS = "小区楼栋水电漏坏灯路业主物管"
chinese = st.text(st.sampled_from(SIGNS), min_size=1, max_size=15)
mixed = st.text(st.sampled_from(SIGNS + "ab12 ，。#"), max_size=20)
punctuation = st.lists(st.sampled_from("，。！ 、；#"), max_size=20)


@given(mixed, mixed)
def test_likeness_is_the_same_both_ways_and_between_nought_and_one(one, other):
    assert score(one, other) == score(other, one)
    assert 0 <= score(one, other) <= 1


@given(mixed)
def test_a_text_is_wholly_like_itself(text):
    assert score(text, text) == 1


@given(chinese, st.text(st.sampled_from("春夏秋冬东西南北"), min_size=1, max_size=15))
def test_texts_that_share_nothing_are_not_alike(one, other):
    assert score(one, other) == 0


@given(chinese, punctuation, st.randoms())
def test_punctuation_between_characters_changes_nothing(text, marks, random):
    marked = list(text)
    for mark in marks:
        marked.insert(random.randint(0, len(marked)), mark)

    assert score(text, "".join(marked)) == 1


def test_full_width_and_capitals_change_nothing():
    assert score("MOMA三期", "moma三期") == 1


def test_the_same_thing_at_another_number_is_less_alike_than_in_other_words():
    reported = "7栋2单元路灯不亮"

    assert score(reported, "路灯不亮，在7栋2单元") > 0.8
    assert score(reported, "9栋3单元路灯不亮") < 0.5


def test_numbers_apart_are_not_read_as_one():
    assert score("301 302室", "301302室") < 1


CANDIDATES = {
    1: "7栋电梯停运三天",
    2: "电梯停运，7栋",
    3: "东门垃圾无人清运",
    4: "9栋电梯停运三天",
}


def test_the_most_alike_come_first():
    found = most_alike("7栋电梯停运三天了", CANDIDATES, limit=2)

    assert [key for key, _ in found] == [1, 2]


def test_what_is_hardly_alike_is_left_out():
    assert most_alike("路面塌陷", CANDIDATES, at_least=0.2) == []


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_are_given_than_asked_for(limit):
    assert len(most_alike("7栋电梯停运三天", list(CANDIDATES.items()), limit=limit)) == limit
