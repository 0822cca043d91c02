"""Rates that cannot flatter."""

from fractions import Fraction

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


def test_just_under_the_whole_never_reads_as_the_whole():
    assert Rate(numerator=9_999, denominator=10_000).percent == "99.9%"


def test_nothing_due_yet_is_no_rate():
    rate = response_rate(in_time=0, late=0, overdue=0, not_due=4)
    assert (rate.share, rate.percent) == (None, "—")


@given(counts, counts, counts, counts)
def test_a_share_lies_between_nothing_and_all(a, b, c, d):
    share = response_rate(in_time=a, late=b, overdue=c, not_due=d).share
    assert share is None or 0 <= share <= 1
