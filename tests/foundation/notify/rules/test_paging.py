from datetime import UTC, datetime

import pytest

from gongzhi.foundation.notify.rules.paging import Mark

MARK = Mark(datetime(2026, 11, 23, 4, 0, 0, 123457, tzinfo=UTC), 17)


def test_a_mark_is_written_and_read_again_to_the_microsecond():
    assert str(MARK) == "1795406400123457.17"
    assert Mark.read(str(MARK)) == MARK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        ".17",
        "1795406400123457.",
        "x.17",
        "1.2.3",
        "-1.17",
        "9" * 19 + ".1",
        "1." + "9" * 20,
    ],
)
def test_what_no_line_could_have_is_no_mark(text):
    assert Mark.read(text) is None
