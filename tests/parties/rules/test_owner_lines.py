"""Owners as typed, a line each."""

from fractions import Fraction

import pytest

from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.rules.owner_lines import Line, owner_lines

ID = "11010519491231002X"


def test_a_line_names_somebody_and_what_is_known_of_him_in_any_order():
    text = f"王建国，13800000001 1/2\n\n李雅芳 50% {ID}\n单位 蜀城置业"
    assert owner_lines(text) == [
        Line(number=1, name="王建国", phone="13800000001", share=Fraction(1, 2)),
        Line(number=3, name="李雅芳", id_number=ID, share=Fraction(1, 2)),
        Line(number=4, body="蜀城置业"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("王建国 一半", "第 1 行的“一半”看不出"),
        ("王建国 13800000001 13800000002", "第 1 行写了两个"),
        ("王建国 1/2 1/2", "第 1 行写了两个"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, said):
    with pytest.raises(RuleBroken, match=said) as refused:
        owner_lines(text)
    assert refused.value.field == "holders"
