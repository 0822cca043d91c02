"""Looked at seldom, and at once by whoever changed it."""

import pytest

from gongzhi.foundation.database import editions
from gongzhi.foundation.database.editions import Edition


@pytest.fixture
def clock(monkeypatch):
    moment = [100.0]
    monkeypatch.setattr(editions, "LOOK_AGAIN_AFTER", 1.0)
    monkeypatch.setattr(editions.time, "monotonic", lambda: moment[0])
    return moment


def test_it_is_looked_at_once_a_second(clock):
    numbers = iter([7, 8])
    edition = Edition(lambda: next(numbers))
    assert [edition.number(), edition.number()] == [7, 7]
    clock[0] += 1
    assert edition.number() == 8


def test_whoever_changed_it_sees_it_at_once(clock, db, django_capture_on_commit_callbacks):
    numbers = iter([7, 8, 9])
    edition = Edition(lambda: next(numbers))
    assert edition.number() == 7
    with django_capture_on_commit_callbacks(execute=True):
        edition.changed()
        assert edition.number() == 8
    assert edition.number() == 9
