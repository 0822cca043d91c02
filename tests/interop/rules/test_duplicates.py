from gongzhi.foundation.similarity.likeness import score
from gongzhi.interop.rules.duplicates import likely_twins

MESSAGES = {
    "1": ("东门夜市油烟扰民", "东门夜市每晚油烟大，开不了窗"),
    "2": ("南路路灯不亮", "南路从桥头起路灯不亮"),
    "3": ("东门夜市油烟扰民无人管", "东门夜市每晚油烟很大，开不了窗"),
    "4": ("西街井盖松动", "西街井盖一压就响"),
}


def test_the_later_of_two_alike_points_to_the_earlier():
    assert [(twin.later, twin.earlier) for twin in likely_twins(MESSAGES, score)] == [("3", "1")]


def test_of_one_message_there_is_no_twin():
    assert likely_twins({"1": MESSAGES["1"]}, score) == []
