from datetime import datetime, timedelta

import pytest

from gongzhi.foundation.web.rules import dues
from gongzhi.foundation.web.rules.dues import Due, due_of
from gongzhi.kernel.calendar import SHANGHAI

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=SHANGHAI)


def at(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("due_at", "state", "chip"),
    [
        (at(24, 5), "open", Due("over", "late", "超 5 时 20 分")),
        (at(24, 17), "open", Due("today", "clock", "17:00", "余 6 时 40 分")),
        (at(25, 0), "open", Due("today", "clock", "24:00", "余 13 时 40 分")),
        (at(27, 0), "open", Due("soon", "clock", "周四 24:00", "余 2 天 13 时")),
        (at(26, 12), "open", Due("soon", "clock", "周四 12:00", "余 2 天 1 时")),
        (at(15, 12, month=12), "open", Due("later", "", "12-15 周二", "余 21 天 1 时")),
        (at(20, 12), "paused", Due("pause", "pause", "停表", "")),
        (at(20, 12), "done", Due("done", "ok", "已办结")),
    ],
)
def test_each_state_has_its_own_chip(due_at, state, chip):
    assert due_of(due_at, state, NOW) == chip


def test_the_due_moment_itself_is_not_late():
    assert due_of(NOW, "open", NOW).shape == "today"
    assert due_of(NOW - timedelta(seconds=1), "open", NOW) == Due("over", "late", "超 不到 1 分")


def test_working_time_given_by_the_caller_is_said_instead_of_the_wall_clock():
    chip = due_of(at(26, 17), "open", NOW, left="2 工作日 5 时 40 分")
    assert chip.rest == "余 2 工作日 5 时 40 分"
    assert due_of(at(23, 9), "open", NOW, left="1 工作日 1 时").words == "超 1 工作日 1 时"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(days=2, hours=3, minutes=9), "2 天 3 时"),
        (timedelta(hours=5, minutes=20), "5 时 20 分"),
        (timedelta(minutes=20), "20 分"),
        (timedelta(seconds=20), "不到 1 分"),
        (timedelta(seconds=-20), "不到 1 分"),
    ],
)
def test_amounts_keep_their_two_largest_units(length, said):
    assert dues.amount(length) == said


def test_working_time_counts_days_of_seven_hours():
    assert dues.working(timedelta(hours=19, minutes=40)) == "2 工作日 5 时 40 分"


def test_residents_read_whole_words():
    assert dues.long_amount(timedelta(hours=8, minutes=15)) == "8 小时 15 分"
