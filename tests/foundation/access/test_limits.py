"""Tries side by side are counted one by one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from gongzhi.foundation.access.commands.limits import Limit, claim, forget_before, forgive
from gongzhi.foundation.access.commands.second_factor import take_second_factor
from gongzhi.foundation.access.models import Account, SecondFactor, Try
from gongzhi.foundation.access.rules import one_time
from gongzhi.foundation.access.vocabulary import TryKind
from gongzhi.kernel.errors import RuleBroken

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


def test_one_code_of_the_authenticator_at_once_serves_once(cloned_database, clerk_with_factor):
    account, code = clerk_with_factor

    def one(_):
        try:
            return bool(take_second_factor(account, code, address="::", now=datetime.now(UTC)))
        except RuleBroken:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(one, range(5))) == 1


@pytest.fixture
def clerk_with_factor(cloned_database):
    account = Account.objects.create(username="tangming", opened_at=datetime.now(UTC))
    now = datetime.now(UTC)
    factor = SecondFactor.objects.create(
        account=account, secret=one_time.new_secret(), confirmed_at=now
    )
    return account, one_time.code_of(factor.secret, one_time.step_at(now))


def test_thirty_at_once_are_no_more_than_five(cloned_database, django_db_blocker, now):
    def one(_):
        try:
            return claim(TryKind.SIGN_IN, "a", FIVE, now=now) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(one, range(30))) == 5
