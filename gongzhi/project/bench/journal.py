"""How many acts a second are recorded, dispatched to three reactions and sealed, all at once."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.db import connection

from gongzhi.foundation.journal.signing import make_signing_key
from gongzhi.project.bench.journal_acts import BACKLOG, TABLES, run
from gongzhi.project.bench.processes import at_work
from gongzhi.project.bench.scratch import scratch_database

ACTS = "gongzhi.project.bench.journal_acts"
RECORDERS = 2
WORKS = [*[f"{ACTS}.record_acts"] * RECORDERS, f"{ACTS}.dispatch_acts", f"{ACTS}.seal_acts"]

READING = """
SELECT (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM journal_undelivered),
       (SELECT count(*) FROM journal_leaf)
"""


@dataclass(frozen=True)
class Reading:
    """How far everything had come at a moment."""

    at: float
    recorded: int
    undelivered: int
    sealed: int

    @property
    def delivered(self) -> int:
        return self.recorded - self.undelivered


def bench_journal(seconds: int, out: TextIO = sys.stdout) -> None:
    """In a database of its own, dropped afterwards."""
    with scratch_database(), _signing_key():
        run(TABLES)
        with at_work(WORKS):
            first, last = _measured(seconds)
        _tell(first, last, out)


def _measured(seconds: int) -> tuple[Reading, Reading]:
    """The readings at both ends, once every process is at work."""
    while not (first := _reading()).sealed or not first.delivered:
        time.sleep(0.2)
    time.sleep(seconds)
    return first, _reading()


def _reading() -> Reading:
    with connection.cursor() as cursor:
        cursor.execute(READING)
        recorded, undelivered, sealed = cursor.fetchone()
    return Reading(time.monotonic(), recorded, undelivered, sealed)


def _tell(first: Reading, last: Reading, out: TextIO) -> None:
    took = last.at - first.at
    for word, done in (
        ("记录", last.recorded - first.recorded),
        ("分发", last.delivered - first.delivered),
        ("封存", last.sealed - first.sealed),
    ):
        out.write(f"{word} {done / took:7.0f} 件/秒\n")
    out.write(
        f"{took:.0f} 秒，{RECORDERS} 个记录进程，每件 3 个反应，待分发超过 {BACKLOG} 件时不再记录；"
        f"结束时待分发 {last.undelivered} 件，待封存 {last.recorded - last.sealed} 件\n"
    )


@contextmanager
def _signing_key() -> Iterator[None]:
    """A key of this run, known to the processes by their environment."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.pem"
        make_signing_key(path)
        os.environ["GONGZHI_SIGNING_KEY"] = str(path)
        yield
        del os.environ["GONGZHI_SIGNING_KEY"]
