"""What a report and an answer must be."""

import pytest

from gongzhi.cases.rules.reporting import (
    MAX_PLACE,
    check_photos,
    checked_place,
    checked_reply,
    longest,
)
from gongzhi.cases.vocabulary import Source
from gongzhi.kernel.errors import RuleBroken


def test_too_many_photos_are_counted_in_words():
    check_photos(3, 3)
    with pytest.raises(RuleBroken) as caught:
        check_photos(5, 3)
    assert caught.value.message == "最多 3 张照片，现在 5 张，去掉 2 张再提交"
    assert caught.value.field == "photos"


def test_blanks_do_not_count_as_words():
    assert checked_reply("  换了皮带，试运行正常 ", least=10) == "换了皮带，试运行正常"
    with pytest.raises(RuleBroken, match="现在 3 个"):
        checked_reply("   修好了          ", least=10)


def test_another_offices_text_keeps_its_length():
    assert (longest(Source.HOTLINE, 200), longest(Source.SCAN, 200)) == (20_000, 200)


def test_a_place_is_kept_whole_or_refused_beside_its_field():
    assert checked_place(f" {'北' * MAX_PLACE} ") == "北" * MAX_PLACE
    with pytest.raises(RuleBroken, match="最多写 120 个字，现在 121 个") as refusal:
        checked_place("北" * 121)
    assert refusal.value.field == "place_text"
