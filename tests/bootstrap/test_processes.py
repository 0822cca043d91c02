import os
import sys

import pytest

from gongzhi.project.bootstrap import processes, programs
from gongzhi.project.bootstrap.processes import RUN, Identity

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "from signal import *; signal(SIGTERM, SIG_IGN); print(1, flush=True); pause()",
]


@pytest.fixture
def sleeper():
    with programs.start(SLEEPER, env={**os.environ, RUN: "a-token-of-this-test"}) as process:
        yield process
        process.kill()


def test_a_process_is_known_by_number_and_birth(sleeper):
    identity = Identity.of(sleeper.pid)
    assert identity is not None
    assert identity.alive() is True
    assert Identity(sleeper.pid, "another birth").alive() is False


def test_the_dead_have_no_identity(sleeper):
    sleeper.kill()
    sleeper.wait()
    assert Identity.of(sleeper.pid) is None


def test_a_number_that_now_belongs_to_another_is_left_alone(sleeper):
    processes.stop([Identity(sleeper.pid, "another birth")])
    assert sleeper.poll() is None


def test_who_does_not_listen_is_ended():
    with programs.start(DEAF, stdout=programs.PIPE) as deaf:
        assert deaf.stdout is not None
        deaf.stdout.readline()
        identity = Identity.of(deaf.pid)
        assert identity is not None
        processes.stop([identity], grace=0.2)
        assert deaf.wait() == -9


@pytest.mark.skipif(not processes.PROC.joinpath("self").exists(), reason="reads /proc")
def test_only_processes_of_the_run_are_stopped(sleeper):
    with programs.start(SLEEPER, env={**os.environ, RUN: "another"}) as stranger:
        assert processes.stop_run("a-token-of-this-test") == 1
        assert sleeper.wait() == -15
        assert stranger.poll() is None
        stranger.kill()
