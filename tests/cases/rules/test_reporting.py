"""What a report and an answer must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.cases.rules.reporting import (
    MAX_PLACE,
    check_photos,
    checked_place,
    checked_reply,
    longest,
    place_within,
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


STREET, COMMUNITY = "涌泉街道", "江浦路社区"
REGIONS = [STREET, COMMUNITY]
OFFICES = st.sampled_from(
    (
        *("办", "办事处", "派出所", "社区卫生服务中心", "便民服务中心", "党群服务中心"),
        *("综治中心", "党工委", "中心小学", "敬老院", "城管执法队", "文化站", "居委会", "政府"),
    )
)
AFTER = st.sampled_from(["", "门口", " 北侧路口", "对面大街", "旁边小路", "后巷", "，光华大道88号"])
BREAKS = st.sampled_from([" ", "，", ",", "、", "\u3000", "：", " ，"])


@given(st.sampled_from(REGIONS), OFFICES, AFTER)
def test_a_name_that_begins_with_a_regions_stays_whole(region, office, after):
    assert place_within(f"{region}{office}{after}", REGIONS) == f"{region}{office}{after}"


@given(st.sampled_from(REGIONS), BREAKS, OFFICES, AFTER)
def test_a_region_set_apart_is_left_out_whatever_follows(region, gap, office, after):
    assert place_within(f"{region}{gap}{office}{after}", REGIONS) == f"{office}{after}"


@given(st.text("涌泉街道江浦路社区办事处光华大道 ，门口", max_size=30))
def test_only_regions_are_left_out_and_all_at_once(words):
    said = place_within(words, REGIONS)
    assert place_within(said, [COMMUNITY]) == said
    gone = words.strip().removesuffix(said)
    for name in REGIONS:
        gone = gone.replace(name, "", 1)
    assert gone.strip(" ，") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("涌泉街道，光华大道桥头", "光华大道桥头"),
        ("涌泉街道江浦路社区 江浦路12号", "江浦路12号"),
        ("涌泉街道江浦路社区居委会门口", "江浦路社区居委会门口"),
        ("江浦路社区活动室后巷", "江浦路社区活动室后巷"),
        ("涌泉街道（办事处）门口", "涌泉街道（办事处）门口"),
        ("涌泉街道-办事处", "涌泉街道-办事处"),
        ("涌泉街道涌泉街道办事处", "涌泉街道办事处"),
        ("涌泉街道 菜市场北门", "菜市场北门"),
        ("涌泉街道菜市场北门路灯下", "涌泉街道菜市场北门路灯下"),
        ("涌泉街道路口", "涌泉街道路口"),
    ],
)
def test_a_region_is_left_out_before_what_is_a_place_by_itself(words, said):
    assert place_within(words, REGIONS) == said
