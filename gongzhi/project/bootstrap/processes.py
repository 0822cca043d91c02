"""Processes told apart by number *and* moment of birth, so that only our own are ever stopped."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongzhi.project.bootstrap import programs

PROC = Path("/proc")
RUN = "GONGZHI_RUN"
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@dataclass(frozen=True)
class Identity:
    pid: int
    born: str

    @classmethod
    def of(cls, pid: int) -> "Identity | None":
        moment = born(pid)
        return cls(pid, moment) if moment else None

    def alive(self) -> bool:
        return born(self.pid) == self.born


def born(pid: int) -> str:
    """When the process began, in whatever unit the system counts; empty where it is gone."""
    if (PROC / "self" / "stat").exists():
        return _born_linux(pid)
    if sys.platform == "win32":
        return _born_windows(pid)
    command = ["ps", "-o", "state=,lstart=", "-p", str(pid)]
    answer = programs.ask(command).stdout.strip()
    return "" if answer.startswith("Z") else answer.partition(" ")[2].strip()


def _born_windows(pid: int) -> str:
    """The program's name stands in for the moment, which nothing at hand tells."""
    command = ["tasklist", "/NH", "/FO", "CSV", "/FI", f"PID eq {pid}"]
    fields = programs.ask(command).stdout.strip().split('","')
    return fields[0].strip('"') if len(fields) > 1 else ""


def _born_linux(pid: int) -> str:
    try:
        stat = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]


def of_run(token: str) -> Iterator[int]:
    """Every living process that carries this run's token in its environment (Linux only)."""
    needle = f"{RUN}={token}".encode()
    for folder in PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if needle in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name)


def send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def stop(identities: list[Identity], grace: float = 10) -> None:
    """Asks them to end, waits, and ends the rest."""
    for identity in identities:
        if identity.alive():
            send(identity.pid, signal.SIGTERM)
    if wait_until(lambda: not any(one.alive() for one in identities), grace):
        return
    for identity in identities:
        if identity.alive():
            send(identity.pid, KILL)
    wait_until(lambda: not any(one.alive() for one in identities), 5)


def stop_run(token: str, grace: float = 10) -> int:
    """Stops what a run left behind; how many there were."""
    found = [Identity.of(pid) for pid in of_run(token) if pid != os.getpid()]
    left = [identity for identity in found if identity]
    stop(left, grace)
    return len(left)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
