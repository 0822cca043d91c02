import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.text import (
    as_seen,
    bigrams,
    chinese_number,
    fold,
    id_in,
    index_words,
    short_title,
    sort_key,
    visible,
)
from tests.kernel.writing import wide

chinese = st.text(st.sampled_from("小区楼栋水电漏坏灯路业主物管"), min_size=1, max_size=12)


def test_full_width_and_half_width_read_the_same():
    assert fold(wide("A1") + "区\u3000" + wide("7#") + "栋（东）") == "a1区 7#栋(东)"


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("楼道漏水", ["楼道", "道漏", "漏水"]),
        ("水", ["水"]),
        ("万国城MOMA三期7#栋", ["万国", "国城", "moma", "三期", "7", "栋"]),
        ("12345热线，", ["12345", "热线"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("……", []),
    ],
)
def test_a_text_falls_into_pairs_of_characters_and_words(text, grams):
    assert bigrams(text) == grams


def test_what_is_stored_lets_a_last_character_be_found():
    assert index_words("楼道漏水") == ["楼道", "水", "漏水", "道漏"]


@given(chinese)
def test_every_character_of_a_text_begins_something_stored(text):
    stored = index_words(text)

    assert all(any(word.startswith(sign) for word in stored) for sign in text)


@given(chinese, chinese)
def test_what_is_searched_for_is_among_what_a_text_holding_it_is_stored_under(before, sought):
    assert set(bigrams(sought)) <= set(index_words(before + sought))


def test_names_are_ordered_by_pinyin_and_numbers_by_size():
    mixed = ["10栋", "张三", "2栋", "重庆路", "安静", "十单元", "二单元", "3栋1单元", "3栋"]

    assert sorted(mixed, key=sort_key) == [
        "二单元",
        "2栋",
        "3栋",
        "3栋1单元",
        "十单元",
        "10栋",
        "安静",
        "重庆路",
        "张三",
    ]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_order_of_house_numbers_is_the_order_of_numbers(one, other):
    keys = sort_key(f"{one}号"), sort_key(f"{other}号")

    assert (keys[0] < keys[1]) == (one < other)


@given(st.text(max_size=20), st.text(max_size=20))
def test_only_texts_that_read_the_same_share_a_key(one, other):
    assert (sort_key(one) == sort_key(other)) == (fold(one) == fold(other))


@pytest.mark.parametrize(
    ("word", "number"),
    [("七", 7), ("十", 10), ("十二", 12), ("三十", 30), ("一百零五", 105), ("一〇二", 102)],
)
def test_chinese_numbers_are_read(word, number):
    assert chinese_number(word) == number


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("楼道灯坏了", "楼道灯坏了"),
        ("尊敬的胡书记：您好！我们小区3栋电梯停了三天。老人下不了楼。", "我们小区3栋电梯停了三天"),
        ("你好，路灯不亮", "路灯不亮"),
        (
            "小区东门外的人行道地砖大面积破损松动，下雨天踩上去就会溅一身泥水弄脏裤脚，老人小孩容易摔倒",
            "小区东门外的人行道地砖大面积破损松动",
        ),
        ("没有标点的长句子" * 6, "没有标点的长句子没有标点的长句子没有标点的长句子没有标点的…"),
        ("您好", "您好"),
        ("", ""),
    ],
)
def test_a_short_title_is_the_first_sentence_without_its_greeting(text, title):
    assert short_title(text) == title


@given(st.text(max_size=300), st.integers(6, 60))
def test_a_short_title_is_never_too_long(text, limit):
    assert len(short_title(text, limit)) <= limit


def test_a_text_of_signs_that_show_nothing_is_none():
    assert [
        as_seen(text) for text in ("\ufeff\u2028", " \u200d\ufe0f", "\u3164", " 甲\u202e乙 ")
    ] == [
        "",
        "",
        "",
        "甲乙",
    ]


def test_what_nobody_sees_is_taken_out_and_what_is_seen_stays():
    hidden = "\u202a\u202e\u2066\u2069\u200e\u200f\u200b\ufeff\u0007"
    assert visible(f"电梯{hidden}坏了\t3 栋\n👨\u200d👩") == "电梯坏了\t3 栋\n👨\u200d👩"
    assert visible("a\0b") == "a\0b"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (str(2**63 - 1), 2**63 - 1),
        (str(2**63), None),
        ("9" * 5000, None),
        ("", None),
        ("²", None),
        ("-1", None),
    ],
)
def test_only_what_a_row_can_have_is_its_number(text, number):
    assert id_in(text) == number
