import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel import area, money
from gongzhi.kernel.errors import RuleBroken
from tests.kernel.writing import wide


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("100.25", 10025),
        ("100", 10000),
        ("100.2㎡", 10020),
        (wide("100.25") + " 平方米", 10025),
        ("6,000.00", 600000),
        ("0.10000", 10),
    ],
)
def test_an_area_is_read_exactly(text, exact):
    assert area.parse(text) == exact


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("100.255", "面积最多两位小数，如 100.25"),
        ("约一百", "面积应为数字，如 100.25"),
        ("-5", "面积应为数字，如 100.25"),
        ("1,00", "面积应为数字，如 100.25"),
        ("", "面积应为数字，如 100.25"),
    ],
)
def test_an_area_that_would_have_to_be_guessed_is_refused(text, why):
    with pytest.raises(RuleBroken) as refused:
        area.parse(text)

    assert (str(refused.value), refused.value.field) == (why, "area")


@pytest.mark.parametrize(
    ("text", "fen"), [("12.5", 1250), ("¥1,200.50", 120050), (wide("3") + "元", 300), ("0", 0)]
)
def test_money_is_read_in_fen(text, fen):
    assert money.parse(text) == fen


def test_money_is_shown_in_thousands_and_areas_are_not():
    assert money.show(123456789) == "1,234,567.89"
    assert money.show(-5) == "-0.05"
    assert area.show(900000) == "9000.00"


@given(st.integers(0, 10**12))
def test_what_is_shown_is_read_back(amount):
    assert area.parse(area.show(amount)) == amount
    assert money.parse(money.show(amount)) == amount
