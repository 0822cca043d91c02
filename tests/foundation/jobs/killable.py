"""A worker of its own, for the test that kills it. `python -m tests.foundation.jobs.killable`"""

import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import django
from django.db import connection
from procrastinate.contrib.django import app

from gongzhi.foundation.jobs import Pace, run_worker, task

BRISK = Pace(heartbeat=0.2, dead_after=1, revival=0.3, farewell=5)


@task("tests.slow_first", queue="killable")
def slow_first(folder: str) -> None:
    """The first attempt never ends; every attempt leaves a mark."""
    attempts = Path(folder)
    (attempts / f"begun-{os.getpid()}").touch()
    if len(list(attempts.glob("begun-*"))) == 1:
        time.sleep(600)
    (attempts / "done").touch()


@task("tests.database_time", queue="killable")
def database_time(folder: str) -> None:
    """A body that uses Django's connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (Path(folder) / "asked").write_text(str(cursor.fetchone()[0] < datetime.now(UTC)))


if __name__ == "__main__":
    django.setup()
    assert app.tasks
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    run_worker(["killable"], 2, stop=stop, pace=BRISK)
