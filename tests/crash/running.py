"""The product's own processes on a database of a test: started, killed, started again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


class Running:
    """One command of the product in a process group of its own."""

    def __init__(self, url: str, var: Path, *words: str) -> None:
        self.words = words
        kept = {name: value for name, value in os.environ.items() if name != "GONGZHI_TESTING"}
        self.environment = {
            **kept,
            "DATABASE_URL": url,
            "GONGZHI_VAR": str(var),
            "GONGZHI_RUN": "tests",
            "DJANGO_SETTINGS_MODULE": "gongzhi.project.settings",
            "PYTHONPATH": str(ROOT),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "gongzhi.project.commandline", *self.words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """kill -9, the processes it started itself included."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def working(url: str, var: Path) -> Iterator[Running]:
    worker = Running(url, var, "worker")
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


class Web(Running):
    def __init__(self, url: str, var: Path) -> None:
        self.port = free_port()
        super().__init__(url, var, "serve", "--host", "127.0.0.1", "--port", str(self.port))

    def start(self) -> None:
        super().start()
        assert until(self._answers), f"nothing answers on {self.port}"

    def _answers(self) -> bool:
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            talk.request("GET", "/healthz")
            return talk.getresponse().status == 200
        except OSError:
            return False
        finally:
            talk.close()


@contextmanager
def serving(url: str, var: Path) -> Iterator[Web]:
    web = Web(url, var)
    try:
        web.start()
        yield web
    finally:
        web.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition, seconds: float = PATIENCE) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False
