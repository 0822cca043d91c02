import threading

import pytest
from django.db import OperationalError

from gongzhi.project import rounds


@pytest.fixture
def stop(monkeypatch):
    monkeypatch.setattr(rounds, "AFTER_FAILURE", 0)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    monkeypatch.setattr(rounds.connection, "close", lambda: None)
    return threading.Event()


def test_a_round_follows_at_once_while_there_is_work(stop):
    found = [3, 2, 0]

    def act() -> int:
        if len(found) == 1:
            stop.set()
        return found.pop(0)

    rounds.repeat(act, stop, pause=60)
    assert found == []


def test_a_lost_database_is_waited_for(stop):
    done = []

    def act() -> int:
        done.append(1)
        if len(done) == 1:
            raise OperationalError
        stop.set()
        return 0

    rounds.repeat(act, stop, pause=0)
    assert len(done) == 2


def test_any_other_failure_ends_the_process(stop):
    def act() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rounds.repeat(act, stop, pause=0)
    assert stop.is_set() is True
