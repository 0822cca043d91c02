"""Several workers at once. These commit."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from gongzhi.foundation.duties.commands import finish, mark_overdue
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.ref import Ref
from tests.foundation.duties.factories import a_duty
from tests.kernel.calendars import at

pytestmark = pytest.mark.usefixtures("cloned_database")
NIGHT = at("2026-06-11 00:01")


def at_once(act, times):
    def run(_number):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_four_workers_find_each_overdue_duty_once_between_them():
    for _ in range(40):
        a_duty()

    found = at_once(lambda: sum(mark_overdue(now=NIGHT, limit=5) for _ in range(20)), 4)

    assert sum(found) == 40
    assert Entry.objects.filter(kind="DutyOverdue").count() == 40


def test_of_many_who_finish_one_duty_one_does():
    a_duty(ref=Ref("leg", 5))

    found = at_once(lambda: finish(Ref("leg", 5), "cases.handle", actor=SYSTEM, now=NIGHT), 8)

    assert sum(duty is not None for duty in found) == 1
    assert Entry.objects.filter(kind="DutyFinished").count() == 1
    assert Duty.objects.get().is_late
