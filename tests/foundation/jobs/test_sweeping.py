"""Sweeps by the clock: one row that raises stops no other, and people see it."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from gongzhi.foundation.jobs.models import StuckRow
from gongzhi.foundation.jobs.sweeping import WAITS, Sweep, stuck_rows

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
MOST = 10
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
        return [id_ for id_ in ids if self.bake(id_)]


def test_one_that_raises_stops_no_other_and_is_noted(caplog):
    oven = Oven(2)
    with caplog.at_level(logging.WARNING):
        assert SWEEP.each([1, 2, 3], oven.bake, now=NOW, limit=MOST) == 2
    row = StuckRow.objects.get()
    assert oven.baked == [1, 3]
    assert (row.sweep, row.title, row.ref_kind, row.ref_id) == ("tests.sweep", "试扫", "loaf", 2)
    assert (row.attempts, row.first_at, row.due_at) == (1, NOW, NOW + WAITS[0])
    assert row.error.startswith("ValueError (tests.foundation.jobs.test_sweeping:")
    assert "loaf 2 was put off" in caplog.text
    assert "李雅芳" not in row.error + caplog.text


def test_it_waits_longer_each_time_and_is_left_out_meanwhile():
    waits = []
    for _ in range(7):
        SWEEP.each([2], Oven(2).bake, now=NOW, limit=MOST)
        waits.append(StuckRow.objects.get().due_at - NOW)
    assert waits == [*WAITS, WAITS[-1], WAITS[-1]]
    assert list(SWEEP.put_off(NOW)) == [2]
    assert list(SWEEP.put_off(NOW + WAITS[-1])) == []


def test_once_it_goes_through_nothing_is_left_of_it():
    SWEEP.each([2], Oven(2).bake, now=NOW, limit=MOST)
    assert SWEEP.each([2], Oven().bake, now=LATER, limit=MOST) == 1
    assert stuck_rows(10) == []


def test_what_a_sweep_no_longer_meets_is_not_shown_as_stuck_for_ever():
    SWEEP.each([2], Oven(2).bake, now=NOW, limit=MOST)
    assert SWEEP.each([], Oven().bake, now=NOW, limit=MOST) == 0
    assert [row.ref_id for row in stuck_rows(10)] == [2]
    assert SWEEP.together([], Oven().bake_all, now=LATER, limit=MOST) == 0
    assert stuck_rows(10) == []


def test_a_sweep_that_did_not_come_to_the_end_tells_nothing_of_the_others():
    SWEEP.each([2], Oven(2).bake, now=NOW, limit=MOST)
    SWEEP.each([5, 6], Oven().bake, now=LATER, limit=2)
    assert [row.ref_id for row in stuck_rows(10)] == [2]


def test_what_was_passed_over_stays_stuck():
    """Somebody else held it: the act says it did the others."""
    SWEEP.each([2, 3], Oven(2, 3).bake, now=NOW, limit=MOST)
    assert SWEEP.together([2, 3], lambda ids: ids[1:], now=LATER, limit=MOST) == 1
    assert [row.ref_id for row in stuck_rows(10)] == [2]
    assert SWEEP.each([2], lambda _: False, now=LATER, limit=MOST) == 0
    assert [row.ref_id for row in stuck_rows(10)] == [2]


def test_where_all_is_well_it_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):  # those stuck whose turn has come
        assert SWEEP.together([1, 2, 3], Oven().bake_all, now=NOW, limit=MOST) == 3


def test_together_falls_back_to_one_by_one():
    oven = Oven(2)
    assert SWEEP.together([1, 2, 3], oven.bake_all, now=NOW, limit=MOST) == 2
    assert [row.ref_id for row in stuck_rows(10)] == [2]


@pytest.mark.parametrize("sweep", [SWEEP.each, SWEEP.together])
def test_it_opens_no_transaction(sweep, django_assert_num_queries):
    with django_assert_num_queries(1):
        sweep([1], lambda _: [1], now=NOW, limit=MOST)


def test_two_sweeps_do_not_meet():
    SWEEP.each([2], Oven(2).bake, now=NOW, limit=MOST)
    assert list(Sweep("tests.other", "别的", "loaf").put_off(NOW)) == []
