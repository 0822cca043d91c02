"""Keeps the processes running: one that dies is started again, later each time it dies soon."""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gongzhi.project.bootstrap import processes, programs
from gongzhi.project.bootstrap.console import say, warn
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.processes import Identity

LOG_LIMIT = 10 * 1024 * 1024
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0
GLANCE = 0.25


def pause(deaths: int) -> float:
    """Seconds to wait before the next start, by how often it has died lately."""
    return float(min(0.5 * 2 ** max(deaths - 1, 0), LONGEST_PAUSE))


def in_words(seconds: float) -> str:
    return "马上" if seconds < 1 else f"{seconds:.0f} 秒后"


@dataclass
class Service:
    name: str
    label: str
    command: Sequence[str]
    environment: Callable[[], Mapping[str, str]]
    process: "programs.Process | None" = None
    deaths: int = 0
    started_at: float = 0
    due_at: float = 0

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ended_within(self, seconds: float) -> bool:
        return processes.wait_until(lambda: not self.running, seconds)


@dataclass
class Supervisor:
    layout: Layout
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    services: list[Service] = field(default_factory=list)

    @property
    def record(self) -> Path:
        return self.layout.run / "processes.json"

    # What an earlier run left ---------------------------------------------------------

    def clear_orphans(self) -> int:
        """Ends the processes of a run that was killed without being able to end them."""
        try:
            known = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return 0
        left = [Identity(one["pid"], one["born"]) for one in known["processes"]]
        alive = [one for one in left if one.alive()]
        processes.stop(alive)
        count = len(alive) + processes.stop_run(known["token"])
        self.record.unlink()
        return count

    def claim(self) -> None:
        """From here on every process we start carries the token, those of the preparation too."""
        os.environ[processes.RUN] = self.token
        self._write_record()

    def _write_record(self) -> None:
        identities = [
            Identity.of(service.process.pid) for service in self.services if service.process
        ]
        facts = {
            "token": self.token,
            "processes": [{"pid": one.pid, "born": one.born} for one in identities if one],
        }
        fresh = self.record.with_suffix(".new")
        fresh.write_text(json.dumps(facts), encoding="utf-8")
        fresh.replace(self.record)

    # Keeping alive --------------------------------------------------------------------

    def start(self, service: Service) -> None:
        if service not in self.services:
            self.services.append(service)
        log = self.layout.log / f"{service.name}.log"
        with log.open("ab") as file:
            service.process = programs.start(
                service.command,
                stdin=programs.NOWHERE,
                stdout=file,
                stderr=file,
                cwd=self.layout.root,
                env={**service.environment(), processes.RUN: self.token},
                start_new_session=True,
            )
        service.started_at = time.monotonic()
        self._write_record()

    def look(self) -> None:
        """One round: notice the dead, start those whose pause is over, cut long logs."""
        now = time.monotonic()
        for service in self.services:
            if service.process and not service.running:
                self._bury(service, now)
            if service.process is None and now >= service.due_at:
                self.start(service)
            shorten(self.layout.log / f"{service.name}.log")

    def _bury(self, service: Service, now: float) -> None:
        code = service.process.poll() if service.process else None
        self._end_group(service, processes.KILL)
        if now - service.started_at > STEADY_AFTER:
            service.deaths = 0
        service.deaths += 1
        service.process = None
        service.due_at = now + pause(service.deaths)
        warn(f"{service.label}停了（{code}），{in_words(pause(service.deaths))}重新启动。")

    def restart(self, service: Service) -> None:
        self._end([service])
        self.start(service)

    def stop(self) -> None:
        self._end(self.services)
        processes.stop_run(self.token)
        self.record.unlink(missing_ok=True)

    def _end(self, services: Sequence[Service], grace: float = 15) -> None:
        for service in services:
            if service.process and service.running:
                service.process.terminate()
        for service in services:
            if service.process:
                if not service.ended_within(grace):
                    say(f"{service.label}没有按时停下，强制结束。")
                self._end_group(service, processes.KILL)
                service.process.wait()
                service.process = None

    def _end_group(self, service: Service, number: int) -> None:
        """What the process started itself. Its group keeps its number while anyone is left."""
        if service.process and hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(service.process.pid, number)


def shorten(log: Path) -> None:
    """The writers append, so the file can be emptied under them; one older part is kept."""
    try:
        if log.stat().st_size <= LOG_LIMIT:
            return
        content = log.read_bytes()
    except OSError:
        return
    log.with_suffix(".log.1").write_bytes(content)
    os.truncate(log, 0)
