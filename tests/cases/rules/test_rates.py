"""Rates that cannot flatter."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.cases.rules.rates import Rate, resolution_rate, response_rate, satisfaction_rate

counts = st.integers(0, 10_000)


def test_an_open_overdue_case_stands_in_the_denominator():
    rate = resolution_rate(checked_in_time=8, checked_late=1, overdue=1, open_=5)
    assert rate == Rate(numerator=8, denominator=10, left_out=5)


def test_silence_is_left_out_and_never_satisfied():
    rate = satisfaction_rate(satisfied=3, neutral=1, dissatisfied=0, silent=96)
    assert (rate.share, rate.left_out) == (Fraction(3, 4), 96)


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [
        (0, 7, "0.0%"),
        (7, 7, "100.0%"),
        (2, 3, "66.7%"),
        (1, 3, "33.3%"),
        (1, 2000, "0.1%"),
        (1, 400, "0.3%"),
        (1, 10_000, "0.1%"),
        (9_999, 10_000, "99.9%"),
    ],
)
def test_a_percentage_has_one_decimal_half_up_and_never_reads_as_all_or_none_of_some(
    numerator, denominator, said
):
    assert Rate(numerator=numerator, denominator=denominator).percent == said


@given(st.integers(1, 10_000), st.data())
def test_a_percentage_is_within_half_a_tenth_and_bounded(denominator, data):
    numerator = data.draw(st.integers(0, denominator))
    said = Fraction(Rate(numerator=numerator, denominator=denominator).percent.rstrip("%")) * 10
    true = Fraction(numerator * 1000, denominator)
    assert (said == 0, said == 1000) == (numerator == 0, numerator == denominator)
    assert said in {1, 999} or -Fraction(1, 2) < said - true <= Fraction(1, 2)


def test_nothing_due_yet_is_no_rate():
    rate = response_rate(in_time=0, late=0, overdue=0, not_due=4)
    assert (rate.share, rate.percent) == (None, "—")


@given(counts, counts, counts, counts)
def test_a_share_lies_between_nothing_and_all(a, b, c, d):
    share = response_rate(in_time=a, late=b, overdue=c, not_due=d).share
    assert share is None or 0 <= share <= 1
