import json
import os
import signal
import sys
import time

import pytest

from gongzhi.project.bootstrap import processes, supervisor
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.processes import Identity
from gongzhi.project.bootstrap.supervisor import Service, Supervisor, in_words, pause, shorten

PARENT = (
    "import subprocess, sys, time;"
    "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(p.pid, flush=True); time.sleep(60)"
)


@pytest.fixture
def watch(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGZHI_VAR", str(tmp_path / "var"))
    monkeypatch.setenv(processes.RUN, "set by claim, taken back after the test")
    layout = Layout(tmp_path)
    layout.prepare()
    made = Supervisor(layout)
    yield made
    made.stop()


def service(code: str = "import time; time.sleep(60)") -> Service:
    return Service("web", "网页进程", [sys.executable, "-u", "-c", code], lambda: dict(os.environ))


def test_pauses_grow_up_to_half_a_minute():
    assert [pause(deaths) for deaths in (1, 2, 3, 4, 12)] == [0.5, 1, 2, 4, 30]


def test_a_pause_is_said_in_words():
    assert [in_words(seconds) for seconds in (0.5, 1.0, 30.0)] == ["马上", "1 秒后", "30 秒后"]


def test_a_long_log_is_emptied_and_its_older_part_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "LOG_LIMIT", 10)
    log = tmp_path / "web.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"12345678901")
        shorten(log)
        writer.write(b"new")
    assert log.read_bytes() == b"new"
    assert (tmp_path / "web.log.1").read_bytes() == b"12345678901"


@pytest.mark.crash
def test_a_killed_process_is_started_again_after_a_pause(watch):
    one = service()
    watch.start(one)
    first = one.process
    first.kill()
    first.wait()
    watch.look()
    assert one.process is None
    one.due_at = time.monotonic()
    watch.look()
    assert one.running is True
    assert one.process.pid != first.pid


@pytest.mark.crash
def test_what_a_killed_process_started_goes_with_it(watch):
    one = service(PARENT)
    watch.start(one)
    log = watch.layout.log / "web.log"
    assert processes.wait_until(lambda: log.read_text().strip().isdigit(), 20)
    child = Identity.of(int(log.read_text()))
    one.process.kill()
    one.process.wait()
    watch.look()
    assert processes.wait_until(lambda: not child.alive(), 10)


@pytest.mark.crash
def test_a_new_start_ends_what_a_killed_one_left(watch):
    watch.claim()
    one = service(PARENT)
    watch.start(one)
    log = watch.layout.log / "web.log"
    assert processes.wait_until(lambda: log.read_text().strip().isdigit(), 20)
    next_one = Supervisor(watch.layout)
    assert next_one.clear_orphans() == 2
    assert one.process.wait() == -signal.SIGTERM
    assert next_one.record.exists() is False


@pytest.mark.crash
def test_a_stranger_with_a_remembered_number_lives_on(watch):
    one = service()
    watch.start(one)
    record = {"token": "nobody's", "processes": [{"pid": one.process.pid, "born": "earlier"}]}
    watch.record.write_text(json.dumps(record))
    assert Supervisor(watch.layout).clear_orphans() == 0
    assert one.running is True
