"""Recording, dispatching, sealing and verifying at the same time, in a database of their own."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection, connections

from gongzhi.foundation.journal import running
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.locks import DISPATCHER, SEALER
from gongzhi.foundation.journal.models import Delivery, Leaf, Undelivered, Unsealed
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.running import keep_dispatching, keep_sealing
from gongzhi.foundation.journal.sealing import seal_pending
from gongzhi.foundation.journal.verifying import verify
from tests.foundation.journal.facts import BoatNamed
from tests.foundation.journal.sealed import recorded, run

pytestmark = pytest.mark.usefixtures("cloned_database", "signing_key")


def at_once(*works: Callable[[], object]) -> None:
    """Each in its thread with its own connection; an exception in one is the test's."""
    failures: list[BaseException] = []

    def guarded(work):
        try:
            work()
        except BaseException as failure:  # noqa: BLE001
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [Thread(target=guarded, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []


def test_nothing_is_lost_while_all_work_at_once(captain, now):
    seen = []
    stop = Event()

    @on(BoatNamed)
    def remember(fact, entry):
        seen.append(entry.pk)

    def record_some():
        recorded("甲" * 100, captain, now)

    def watch():
        assert verify().is_sound

    workers = [Thread(target=keep_dispatching, args=[stop], kwargs={"every": 0.01})]
    workers.append(Thread(target=keep_sealing, args=[stop], kwargs={"every": 0.01}))
    for worker in workers:
        worker.start()
    try:
        at_once(record_some, record_some, record_some, watch)
    finally:
        stop.set()
        for worker in workers:
            worker.join(30)
    drain()
    seal_pending(now)
    assert len(seen) == len(set(seen)) == 300
    assert Delivery.objects.filter(state="done").count() == 300
    assert (Leaf.objects.count(), Unsealed.objects.count()) == (300, 0)
    assert verify().is_sound


@pytest.mark.parametrize(("lock", "work"), [(DISPATCHER, "drain"), (SEALER, "seal_pending")])
def test_while_one_is_at_work_another_stands_back(captain, now, lock, work):
    works = {"drain": drain, "seal_pending": lambda: seal_pending(now)}
    recorded("甲乙", captain, now)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", lock)
        assert works[work]() == 0
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)
    other.close()
    assert works[work]() == 2


def test_an_act_rolled_back_is_never_delivered(captain, now):
    connection.set_autocommit(False)
    recorded("甲", captain, now)
    connection.rollback()
    connection.set_autocommit(True)
    assert drain() == 0
    assert not Undelivered.objects.exists()


def test_a_loop_outlives_a_lost_connection(captain, now, monkeypatch, caplog):
    """The server ends our session; the loop logs it, connects anew and goes on."""
    monkeypatch.setattr(running, "PAUSE_AFTER_FAULT", 0)
    stop, steps = Event(), []

    def step():
        steps.append(connection.connection)
        if len(steps) == 1:
            run("SELECT pg_terminate_backend(pg_backend_pid())")
        if len(steps) == 2:
            stop.set()
        return drain()

    running._keep(step, stop, 0)
    assert len(steps) == 2
    assert "stumbled" in caplog.text


def test_a_clone_starts_out_empty_and_really_commits(clone_url, captain, now):
    recorded("甲", captain, now)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry")
        assert cursor.fetchone() == (1,)
    other.close()
    assert connection.settings_dict["NAME"] in clone_url
