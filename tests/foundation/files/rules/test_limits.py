import pytest

from gongzhi.foundation.files.rules.limits import (
    MEGABYTE,
    Held,
    Incoming,
    Limits,
    check,
    check_batch,
)
from gongzhi.foundation.files.vocabulary import PAPERS, Media
from gongzhi.kernel.errors import RuleBroken


def incoming(**changes):
    return Incoming(**{"name": "a.jpg", "size": 10, "media": Media.JPEG, "place": 3, **changes})


def refusal(file, held=None, limits=None):
    with pytest.raises(RuleBroken) as refused:
        check(file, held or Held(), limits or Limits(bytes_each=20 * MEGABYTE))
    assert refused.value.field == "files"
    return refused.value.message


def test_a_picture_within_the_limits_comes_in():
    check(incoming(), Held(count=8, bytes=99 * MEGABYTE), Limits(bytes_each=MEGABYTE))


def test_a_program_called_jpg_is_named_for_what_it_is():
    assert refusal(incoming(media=Media.PROGRAM)) == (
        "第 3 张不是图片（文件名是 .jpg，内容是程序），可收：jpg、png、webp、gif"
    )


def test_heic_is_refused_with_the_way_out():
    assert "兼容性最佳" in refusal(incoming(name="IMG_1.HEIC", media=Media.HEIC))


def test_a_paper_of_another_kind_lists_what_may_come():
    limits = Limits(kinds=PAPERS, bytes_each=MEGABYTE)
    assert refusal(incoming(name="a", media=Media.ARCHIVE), limits=limits) == (
        "第 3 个不是可收的格式（文件名是 .无，内容是压缩包），可收：pdf、xlsx、docx"
    )


def test_an_empty_file_is_said_to_be_empty():
    assert refusal(incoming(media=Media.EMPTY)) == "第 3 个文件“a.jpg”是空的，换一个再传"


def test_one_byte_too_large_is_refused_with_both_sizes():
    assert "超过一个文件 20 MB 的上限" in refusal(incoming(size=20 * MEGABYTE + 1))


def test_the_tenth_file_is_refused_and_nine_are_kept():
    assert refusal(incoming(place=10), Held(count=9)) == (
        "最多传 9 个文件，第 10 个起没有收下，其余已保留"
    )


def test_the_total_is_bounded():
    assert "合计超过 100 MB" in refusal(incoming(size=2), Held(count=1, bytes=100 * MEGABYTE - 1))


def test_ten_at_once_are_refused_before_reading():
    with pytest.raises(RuleBroken, match="这次选了 10 个，去掉 1 个再提交"):
        check_batch(10, 9)
