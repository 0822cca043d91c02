"""Looked at seldom, and at once by whoever changed it; nothing rolled back is remembered."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import transaction

from gongzhi.foundation.database import editions
from gongzhi.foundation.database.editions import Edition

WAIT = 10


class Table:
    """A stamp and its contents, and how often each was asked for."""

    def __init__(self):
        self.now, self.looks, self.reads = "A", 0, 0
        self.edition = Edition(self.stamp, self.read)

    def stamp(self):
        self.looks += 1
        return self.now

    def read(self):
        self.reads += 1
        return f"contents of {self.now}"

    def turn(self, stamp):
        self.now = stamp
        self.edition.changed()


@pytest.fixture
def clock(monkeypatch):
    moment = [100.0]
    monkeypatch.setattr(editions, "LOOK_AGAIN_AFTER", 1.0)
    monkeypatch.setattr(editions.time, "monotonic", lambda: moment[0])
    return moment


@pytest.fixture
def table(clock):
    return Table()


def in_another_thread(act):
    with ThreadPoolExecutor(1) as other:
        return other.submit(act).result(WAIT)


def test_it_is_looked_at_once_a_second_and_read_when_it_changed(clock, table):
    seen = []
    for stamp, later in [("A", 0), ("B", 0), ("B", 1), ("B", 1)]:
        table.now = stamp
        clock[0] += later
        seen.append((table.edition.content()[-1], table.looks, table.reads))
    assert seen == [("A", 1, 1), ("A", 1, 1), ("B", 2, 2), ("B", 3, 2)]


def test_whoever_changed_it_sees_it_at_once_and_nobody_else_before(table, db):
    content = table.edition.content
    before = content()
    with transaction.atomic():
        table.turn("B")
        assert (content(), in_another_thread(content)) == ("contents of B", before)


def test_once_committed_every_thread_looks_again(table, db, django_capture_on_commit_callbacks):
    content = table.edition.content
    content()
    with django_capture_on_commit_callbacks(execute=True):
        table.turn("B")
    assert in_another_thread(content) == "contents of B"


def test_what_was_rolled_back_is_remembered_by_nobody(table, db):
    content = table.edition.content
    before, seen = content(), []
    with transaction.atomic():
        table.turn("B")
        seen.append(content())
        table.now = "A"
        transaction.set_rollback(True)
    seen += [content(), in_another_thread(content)]
    assert (seen, table.reads) == (["contents of B", before, before], 2)


def test_an_inner_change_rolled_back_leaves_the_outer_one(table, db):
    table.turn("B")
    with transaction.atomic():
        table.turn("C")
        table.edition.content()
        table.now = "B"
        transaction.set_rollback(True)
    assert table.edition.content() == "contents of B"


def test_a_thread_that_looked_before_the_change_does_not_undo_the_forgetting(clock):
    looked, forgotten, now = Event(), Event(), ["A"]

    def read():
        found = now[0]
        looked.set()
        forgotten.wait(WAIT)
        return found

    edition = Edition(lambda: now[0], read)
    with ThreadPoolExecutor(1) as other:
        slow = other.submit(edition.content)
        looked.wait(WAIT)
        now[0] = "B"
        edition.forget()
        forgotten.set()
        assert (slow.result(WAIT), edition.content()) == ("A", "B")
