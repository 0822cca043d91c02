"""start.py, run for real in a folder of its own."""

import http.client
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from gongzhi.project.bootstrap import ports, processes, programs

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
READY = "按 Ctrl-C 停止"


class House:
    """One var/ folder and the starts made with it."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.var = var
        self.port = ports.any_free()
        self.said = var.with_name(f"{var.name}.out")
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GONGZHI_")}
        kept.pop("DATABASE_URL", None)
        own = {"GONGZHI_VAR": str(var), "GONGZHI_VENV": sys.prefix}
        self.environment = {**kept, **own, **environment}
        self.process: programs.Process | None = None

    def start(self, *words: str) -> None:
        place = ["--host", ports.LOOPBACK, "--port", str(self.port)]
        command = [sys.executable, str(ROOT / "start.py"), "start", "--empty", *place, *words]
        with self.said.open("wb") as out:
            self.process = programs.start(command, stdout=out, stderr=out, env=self.environment)

    def opened(self) -> str:
        """What was said until everything ran."""
        self.start()
        assert processes.wait_until(lambda: READY in self.words() or self.ended(), PATIENCE)
        assert self.ended() is False, self.words()
        return self.words()

    def command(self, *words: str) -> programs.Done:
        return programs.ask([sys.executable, str(ROOT / "start.py"), *words], env=self.environment)

    def words(self) -> str:
        return self.said.read_text(encoding="utf-8", errors="replace")

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def close(self, number: int = signal.SIGTERM) -> int | None:
        if self.process is None:
            return None
        self.process.send_signal(number)
        code = self.process.wait(60)
        self.process = None
        return code

    # What it started ------------------------------------------------------------------

    def record(self) -> list[int]:
        """The numbers of web, worker and signer, in that order."""
        known = json.loads((self.var / "run" / "processes.json").read_text(encoding="utf-8"))
        return [one["pid"] for one in known["processes"]]

    def token(self) -> str:
        known = json.loads((self.var / "run" / "processes.json").read_text(encoding="utf-8"))
        return str(known["token"])

    def home(self) -> Path:
        pointer = self.var / "postgres.location"
        return Path(pointer.read_text().strip()) if pointer.exists() else self.var / "postgres"

    def postmaster(self) -> int | None:
        try:
            lines = (self.home() / "data" / "postmaster.pid").read_text().splitlines()
        except OSError:
            return None
        return int(lines[0])

    def left(self, token: str) -> Iterator[int]:
        """Processes still there, the database's among them."""
        yield from processes.of_run(token)
        number = self.postmaster()
        if number and processes.born(number):
            yield number

    def healthy(self) -> bool:
        connection = http.client.HTTPConnection(ports.LOOPBACK, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def heals(self) -> bool:
        return processes.wait_until(self.healthy, PATIENCE)
