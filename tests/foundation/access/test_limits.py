"""Tries side by side are counted one by one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections

from gongzhi.foundation.access.commands.limits import Limit, claim, forget_before, forgive
from gongzhi.foundation.access.models import Try
from gongzhi.foundation.access.vocabulary import TryKind

FIVE = Limit(5, timedelta(minutes=30))


def test_the_limit_and_its_window(db, now):
    made = [claim(TryKind.SIGN_IN, "a", FIVE, now=now) is not None for _ in range(6)]
    assert made == [True] * 5 + [False]
    later = now + timedelta(minutes=30)
    assert claim(TryKind.SIGN_IN, "a", FIVE, now=later) is not None


def test_names_and_kinds_are_counted_apart(db, now):
    for _ in range(5):
        claim(TryKind.SIGN_IN, "a", FIVE, now=now)
    assert claim(TryKind.SIGN_IN, "b", FIVE, now=now) is not None
    assert claim(TryKind.FACTOR, "a", FIVE, now=now) is not None


def test_forgiving_starts_anew(db, now):
    for _ in range(5):
        claim(TryKind.SIGN_IN, "a", FIVE, now=now)
    assert forgive(TryKind.SIGN_IN, "a") == 5
    assert claim(TryKind.SIGN_IN, "a", FIVE, now=now) is not None


def test_names_are_not_kept(db, now):
    claim(TryKind.SIGN_IN, "13812346027", FIVE, now=now)
    assert b"13812346027" not in bytes(Try.objects.get().key)


def test_what_counts_no_more_is_forgotten(db, now):
    claim(TryKind.SIGN_IN, "a", FIVE, now=now - timedelta(days=2))
    claim(TryKind.SIGN_IN, "b", FIVE, now=now)
    assert forget_before(now) == 1


def test_thirty_at_once_are_no_more_than_five(cloned_database, django_db_blocker, now):
    def one(_):
        try:
            return claim(TryKind.SIGN_IN, "a", FIVE, now=now) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(one, range(30))) == 5
