from datetime import datetime, timedelta

import pytest

from gongzhi.foundation.web.rules.dues import Due, due_of
from gongzhi.kernel.calendar import SHANGHAI
from gongzhi.kernel.remaining import Remaining

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


def test_what_the_caller_tells_is_said_instead_of_the_wall_clock():
    ahead = Remaining(is_over=False, length="2 工作日 5 时 40 分")
    over = Remaining(is_over=True, length="1 工作日 1 时")
    assert due_of(at(26, 17), "open", NOW, left=ahead).rest == "余 2 工作日 5 时 40 分"
    assert due_of(at(23, 9), "open", NOW, left=over).words == "超 1 工作日 1 时"


def test_over_before_any_working_time_has_passed_is_just_over():
    midnight = Remaining(is_over=True, length="")
    assert due_of(at(24, 0), "open", NOW, left=midnight) == Due("over", "late", "已到期")


def test_a_finished_clock_says_how_it_ended():
    chip = due_of(at(20, 12), "done", NOW, ended="超期办结")
    assert chip == Due("done", "ok", "超期办结")
