"""Sweeps by the clock: one row that raises stops no other, and people see it."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from gongzhi.foundation.jobs.models import StuckRow
from gongzhi.foundation.jobs.sweeping import WAITS, Sweep, stuck_rows

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
SWEEP = Sweep("tests.sweep", "试扫", "loaf")


class Oven:
    """Bakes ids; those named are broken, and say something nobody should read in a log."""

    def __init__(self, *broken):
        self.broken = broken
        self.baked = []

    def bake(self, id_):
        if id_ in self.broken:
            raise ValueError("李雅芳说面包糊了")
        self.baked.append(id_)
        return True

    def bake_all(self, ids):
        before = len(self.baked)
        for id_ in ids:
            self.bake(id_)
        return len(self.baked) - before


def test_one_that_raises_stops_no_other_and_is_noted(caplog):
    oven = Oven(2)
    with caplog.at_level(logging.WARNING):
        assert SWEEP.each([1, 2, 3], oven.bake, now=NOW) == 2
    row = StuckRow.objects.get()
    assert oven.baked == [1, 3]
    assert (row.sweep, row.title, row.ref_kind, row.ref_id) == ("tests.sweep", "试扫", "loaf", 2)
    assert (row.attempts, row.first_at, row.due_at) == (1, NOW, NOW + WAITS[0])
    assert row.error.startswith("ValueError (tests.foundation.jobs.test_sweeping:")
    assert "loaf 2 was put off" in caplog.text
    assert "李雅芳" not in row.error + caplog.text


def test_what_it_wrote_before_it_raised_is_undone():
    def half(id_):
        StuckRow.objects.create(
            sweep="other", ref_kind="x", ref_id=id_, first_at=NOW, last_at=NOW, due_at=LATER
        )
        raise ValueError

    SWEEP.each([1], half, now=NOW)
    assert not StuckRow.objects.filter(sweep="other").exists()


LATER = NOW + timedelta(days=1)


def test_it_waits_longer_each_time_and_is_left_out_meanwhile():
    waits = []
    for _ in range(7):
        SWEEP.each([2], Oven(2).bake, now=NOW)
        waits.append(StuckRow.objects.get().due_at - NOW)
    assert waits == [*WAITS, WAITS[-1], WAITS[-1]]
    assert list(SWEEP.put_off(NOW)) == [2]
    assert list(SWEEP.put_off(NOW + WAITS[-1])) == []


def test_once_it_goes_through_nothing_is_left_of_it():
    SWEEP.each([2], Oven(2).bake, now=NOW)
    assert SWEEP.each([2], Oven().bake, now=LATER) == 1
    assert stuck_rows(10) == []


def test_together_is_one_transaction_where_all_is_well(django_assert_num_queries):
    with django_assert_num_queries(3):  # savepoint, its release, and the stuck of these ids
        assert SWEEP.together([1, 2, 3], Oven().bake_all, now=NOW) == 3


def test_together_falls_back_to_one_by_one():
    oven = Oven(2)
    assert SWEEP.together([1, 2, 3], oven.bake_all, now=NOW) == 2
    assert [row.ref_id for row in stuck_rows(10)] == [2]


def test_two_sweeps_do_not_meet():
    SWEEP.each([2], Oven(2).bake, now=NOW)
    assert list(Sweep("tests.other", "别的", "loaf").put_off(NOW)) == []
