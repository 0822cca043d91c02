"""Killed half-way, and two at once: every order still becomes one case."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from gongzhi.cases.models import Case
from gongzhi.foundation.journal.models import Entry
from gongzhi.interop.running import import_file
from tests.cases.world import MONDAY, STREET, build_world
from tests.interop.orders import quietly, sheet

ROWS = [
    (f"YS{number:04d}", "2026-11-20 08:00", f"第 {number} 处路灯不亮", "小区里路灯不亮，夜里看不见")
    for number in range(230)
]


class KilledError(Exception):
    """What a kill leaves behind: the batches committed so far."""


@pytest.fixture
def ground(cloned_database, django_db_blocker):
    """Commits are real here."""
    with django_db_blocker.unblock():
        build_world()
        yield


def run(progress=quietly, rows=ROWS):
    content = sheet(*rows)
    return import_file(content, file="来文.csv", street=STREET, now=MONDAY, progress=progress)


def once_each():
    reported = Entry.objects.filter(kind="CaseReported").count()
    numbers = set(Case.objects.values_list("origin_number", flat=True))
    return (Case.objects.count(), reported, len(numbers))


def test_after_a_kill_the_same_again_goes_on(ground):
    def killed(done, total):
        raise KilledError

    with pytest.raises(KilledError):
        run(killed)
    assert Case.objects.count() == 100
    report = run()
    assert (report.new, report.there, once_each()) == (130, 100, (230, 230, 230))


def test_two_at_once_make_one_case_of_each_order(ground):
    def one(rows):
        try:
            return run(rows=rows).new
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        new = list(both.map(one, [ROWS, ROWS[::-1]]))
    assert (sum(new), once_each()) == (230, (230, 230, 230))
