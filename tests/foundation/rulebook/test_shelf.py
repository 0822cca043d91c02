"""Asking costs no query while nothing changes, and every worker sees a change."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation import rulebook
from gongzhi.foundation.database import editions
from gongzhi.foundation.rulebook import shelf
from gongzhi.foundation.rulebook.commands import confirm_override, propose_override
from gongzhi.foundation.rulebook.models import Edition
from gongzhi.foundation.rulebook.queries import ENTERED
from gongzhi.foundation.rulebook.shelf import SHELF, Shelf
from tests.foundation.rulebook.conftest import NOW, TODAY, proposal

pytestmark = pytest.mark.django_db
FILING = "assembly.filing.span"
STREET = "510115003"


@pytest.fixture
def clock(monkeypatch):
    moment = [1000.0]
    monkeypatch.setattr(editions, "LOOK_AGAIN_AFTER", 1.0)
    monkeypatch.setattr(editions.time, "monotonic", lambda: moment[0])
    return moment


def ask(key=FILING):
    return rulebook.value(key, region_code=STREET, on=TODAY).span.amount


def queries(times=1):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        for _ in range(times):
            ask()
    return len(seen)


def test_asking_again_within_a_second_costs_nothing(clock):
    assert [queries(), queries(100)] == [2, 0]


def test_after_a_second_one_look_at_the_edition_suffices(clock):
    queries()
    clock[0] += 1.1
    assert [queries(), queries(100)] == [1, 0]


def test_another_worker_sees_a_change_after_a_second(clock, clerk, colleague):
    worker = Shelf()
    worker.consult(ENTERED)
    before = worker.snapshot()
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    confirm_override(entered.pk, actor=colleague, now=NOW)
    still = worker.snapshot()
    clock[0] += 1.1
    after = worker.snapshot()
    assert [still is before, len(after.rows[FILING]) - len(before.rows[FILING])] == [True, 1]


def test_a_change_rolled_back_is_not_remembered(clock, clerk, colleague):
    entered = propose_override(FILING, proposal(), actor=clerk, now=NOW)
    point = transaction.savepoint()
    confirm_override(entered.pk, actor=colleague, now=NOW)
    ghost = ask()
    transaction.savepoint_rollback(point)
    clock[0] += 1.1
    assert [ghost, ask()] == [20, 30]


def test_each_change_has_a_stamp_of_its_own():
    stamps = [Edition.objects.stamp()]
    for _ in range(2):
        Edition.objects.change()
        stamps.append(Edition.objects.stamp())
    assert [len(set(stamps)), Edition.objects.count()] == [3, 1]


def test_answers_remembered_do_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(shelf, "REMEMBERED", 3)
    for n in range(10):
        rulebook.value(FILING, region_code=f"51011500{n}", on=TODAY)
    assert len(SHELF.snapshot().answers) <= 3
