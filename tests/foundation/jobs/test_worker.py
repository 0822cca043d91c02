"""The worker, in a thread and in a process that is killed. These commit."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gongzhi.foundation.jobs import defer, run_worker
from tests.foundation.jobs.killable import BRISK, database_time, slow_first

pytestmark = [pytest.mark.crash, pytest.mark.usefixtures("cloned_database")]
PATIENCE = 60


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def worker_process(clone_url):
    started = []

    def start():
        started.append(spawn(clone_url))
        return started[-1]

    yield start
    for process in started:
        process.stdin.close()
        process.wait(PATIENCE)


def spawn(url):
    environment = os.environ | {"DATABASE_URL": url}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.project.settings")
    command = [sys.executable, "-m", "tests.foundation.jobs.killable"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603


def killable_jobs():
    """The worker also puts off what is due by the clock; that waits for others."""
    return ProcrastinateJob.objects.filter(queue_name="killable")


def wait_until(happened):
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.05)


def test_a_worker_killed_in_mid_job_loses_nothing_once_there_is_another(folder, worker_process):
    defer(slow_first, folder=str(folder))
    first = worker_process()
    wait_until((folder / f"begun-{first.pid}").exists)

    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    worker_process()

    wait_until((folder / "done").exists)
    assert len(list(folder.glob("begun-*"))) == 2
    wait_until(lambda: not killable_jobs().exists())


def test_a_worker_runs_in_a_thread_and_stops_when_told(folder):
    stop = threading.Event()
    thread = threading.Thread(
        target=run_worker, args=(["killable"], 2), kwargs={"stop": stop, "pace": BRISK}
    )
    thread.start()
    defer(database_time, folder=str(folder))

    wait_until((folder / "asked").exists)
    stop.set()
    thread.join(PATIENCE)

    assert (folder / "asked").read_text() == "True"
    assert not thread.is_alive()
    assert not killable_jobs().exists()
