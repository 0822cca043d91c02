"""kill -9 of the worker in the middle of a batch: every case is routed, each exactly once."""

from datetime import UTC, datetime

import pytest
from django.db.models import Count

from gongzhi.cases.models import Case, Leg
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.models import Delivery, Entry, Undelivered
from tests.cases.world import reported
from tests.crash.running import until, working

CASES = 450
"""More than two batches of the dispatcher."""


@pytest.mark.crash
def test_a_killed_worker_leaves_every_case_routed_exactly_once(world, clone_url, var):
    now = datetime.now(UTC)  # the worker's clock is the machine's
    cases = [reported(world, now=now, routed=False, reporter=None) for _ in range(CASES)]
    with working(clone_url, var) as worker:
        assert until(Delivery.objects.exists)
        worker.kill()
    assert Undelivered.objects.exists()
    assert Case.objects.filter(state=CaseState.PENDING).exists()

    with working(clone_url, var):
        assert until(lambda: not Undelivered.objects.exists())

    assert {case.code for case in Case.objects.filter(state=CaseState.DISPATCHED)} == {
        case.code for case in cases
    }
    assert Leg.objects.count() == CASES
    assert kinds_recorded_once_each() == {"CaseReported", "CaseAccepted", "CaseDispatched"}
    assert duties_standing() == {"case.respond": CASES, "case.handle": CASES}


def kinds_recorded_once_each():
    rows = Entry.objects.filter(subject_kind="case").values("kind", "subject_id")
    assert set(rows.annotate(n=Count("pk")).values_list("n", flat=True)) == {1}
    return set(rows.values_list("kind", flat=True))


def duties_standing():
    rows = Duty.objects.filter(done_at=None).values("kind").annotate(n=Count("pk"))
    return {row["kind"]: row["n"] for row in rows}
