"""Codes by the clock: the answers of RFC 6238, and each code once."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from gongzhi.foundation.access.rules import one_time

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - "12345678901234567890" of the RFC
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_the_known_answers(seconds, code):
    assert one_time.code_of(SECRET, seconds // 30) == code


@pytest.mark.parametrize(("late", "taken"), [(-60, 0), (-30, 1), (0, 1), (30, 1), (60, 0)])
def test_a_clock_may_be_half_a_minute_off(late, taken):
    step = one_time.step_at(NOW)
    code = one_time.code_of(SECRET, step)
    found = one_time.matching_step(SECRET, code, now=NOW + timedelta(seconds=late), after=0)
    assert found == (step if taken else None)


def test_a_code_taken_once_is_not_taken_again():
    step = one_time.step_at(NOW)
    code = one_time.code_of(SECRET, step)
    assert one_time.matching_step(SECRET, code, now=NOW, after=step) is None


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "１２３４５６", "1234567"])  # noqa: RUF001
def test_what_is_no_code_is_refused(typed):
    assert one_time.matching_step(SECRET, typed, now=NOW, after=0) is None


def test_the_qr_code_names_the_product_and_the_account():
    address = urlsplit(one_time.address(SECRET, "tangming"))
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query)["secret"] == [SECRET]


def test_every_secret_is_new():
    assert len({one_time.new_secret() for _ in range(20)}) == 20
    assert one_time.grouped("ABCDEFGHIJ") == "ABCD EFGH IJ"
