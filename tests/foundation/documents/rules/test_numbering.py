"""文号: how it is written, read, and follows the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.documents.rules.numbering import (
    Number,
    following,
    missing,
    parsed,
    prefix_of,
)
from tests.refusals import refused_words

PREFIXES = st.text("涌街办函通住建局AB", min_size=2, max_size=16)
YEARS = st.integers(2000, 2100)


def test_a_number_is_written_in_hexagonal_brackets_without_leading_zeros():
    assert str(following("涌街办函", 2026, 11)) == "涌街办函〔2026〕12号"


@pytest.mark.parametrize(
    "typed",
    [
        "涌街办函〔2026〕12号",
        "涌街办函[2026]012号",
        "涌街办函（2026）第12号",
        " 涌街办函【2026】 12 ",
    ],
)
def test_people_write_it_in_many_ways(typed):
    assert parsed(typed) == Number("涌街办函", 2026, 12)


@given(PREFIXES, YEARS, st.integers(1, 999_999))
def test_what_is_written_reads_back(prefix, year, sequence):
    number = Number(prefix, year, sequence)
    assert parsed(str(number)) == number


@given(st.integers(0, 500), st.integers(0, 50))
def test_numbers_given_one_after_another_leave_no_gap(start, count):
    last, given_out = start, []
    for _ in range(count):
        last = following("涌街办", 2026, last).sequence
        given_out.append(last)
    assert given_out == list(range(start + 1, start + count + 1))
    assert missing(given_out, after=start) == []


@given(st.sets(st.integers(1, 60)), st.integers(0, 20))
def test_gaps_are_what_brute_force_finds(held, after):
    wanted = [n for n in range(1, 61) if n > after and n not in held and n <= max(held, default=0)]
    assert missing(held, after=after) == wanted


@pytest.mark.parametrize("typed", ["", "涌", "涌街办〔2026〕", "涌街办12", "涌" * 17])
def test_a_prefix_holds_characters_and_letters_alone(typed):
    assert refused_words(lambda: prefix_of(typed)) == (
        "prefix",
        "代字写 2 到 16 个字，只用汉字和字母，不带年份、括号和数字，如“涌街办函”",
    )


@pytest.mark.parametrize("typed", ["", "涌街办函12号", "涌街办函〔1926〕12号"])
def test_what_is_no_number_is_refused_with_an_example(typed):
    assert refused_words(lambda: parsed(typed)) == (
        "number",
        "文号写成“涌街办函〔2026〕12号”的样子",
    )
