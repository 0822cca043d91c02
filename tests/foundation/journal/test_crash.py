"""kill -9 in the middle of a batch: nothing is lost, nothing happens twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from gongzhi.foundation.journal.models import Delivery, Undelivered
from gongzhi.foundation.journal.recording import record
from tests.foundation.journal.facts import BoatNamed
from tests.foundation.journal.sealed import run

HERE = Path(__file__).resolve().parents[3]


def dispatch(url, fatal_boat):
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.foundation.journal.crashing", str(fatal_boat)],
        cwd=HERE,
        env=environment,
        timeout=60,
        check=False,
    ).returncode


@pytest.mark.crash
def test_a_killed_dispatcher_leaves_every_reaction_exactly_once(clone_url, captain, now):
    run("CREATE TABLE logbook (line text NOT NULL)")
    ids = [
        record(BoatNamed(boat=boat, name="甲"), actor=captain, now=now).pk for boat in range(1, 151)
    ]
    assert dispatch(clone_url, fatal_boat=100) == -signal.SIGKILL
    assert Undelivered.objects.count() == 90
    assert Delivery.objects.filter(state="done").count() == 120
    assert dispatch(clone_url, fatal_boat=0) == 0
    lines = [line for (line,) in run("SELECT line FROM logbook")]
    assert sorted(lines) == sorted(f"{what} {id_}" for what in ("note", "count") for id_ in ids)
    assert not Undelivered.objects.exists()
