"""Cases reported over HTTP by signed-in residents, as fast as a bounded number of them can."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from random import Random
from urllib.parse import urlencode

from gongzhi.cases.models import Case
from gongzhi.foundation.journal.models import Entry
from gongzhi.project.bench.case_texts import Writer
from gongzhi.project.bench.case_world import World
from gongzhi.project.bench.timing import Times, times_of

SENDERS = 8
WARMING = 3  # seconds: the workers load Django at the first request
ACCEPTED = 302
PATIENCE = 60.0
LOOK_EVERY = 0.2
TOKEN = "b" * 32
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Load:
    """What was sent and what came of it."""

    created: int
    failed: int
    seconds: float
    times: Times

    @property
    def rate(self) -> float:
        return self.created / self.seconds


def create_over_http(world: World, seconds: int) -> Load:
    with web_server() as port:
        _send(world, port, WARMING)
        before = Case.objects.count()
        load = _send(world, port, seconds)
        made = Case.objects.count() - before
    if made != load.created:
        raise RuntimeError(f"{load.created} acknowledged, {made} there")
    return load


def route_backlog(seconds: int) -> float:
    """Cases a second that the worker routes of what was reported, with all that follows."""
    with _process("worker"):
        before = _first_batch()
        begin = time.monotonic()
        while time.monotonic() < begin + seconds and _unrouted():
            time.sleep(LOOK_EVERY)
        return (_routed() - before) / (time.monotonic() - begin)


def _first_batch() -> int:
    until = time.monotonic() + PATIENCE
    while not _routed() and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
    return _routed()


def _routed() -> int:
    """Cases that carry a proposal; those copied in carry none."""
    return Case.objects.filter(pk__gt=_copied(), routing__role__isnull=False).count()


def _unrouted() -> int:
    return Case.objects.filter(pk__gt=_copied(), routing={}).count()


def _copied() -> int:
    """The last of the cases that were copied in: they have no entry in the journal."""
    first = Entry.objects.filter(subject_kind="case").order_by("pk").values_list("subject_id")
    return int(first[0][0]) - 1


@contextmanager
def web_server() -> Iterator[int]:
    port = _free_port()
    with _process("serve", "--host", "127.0.0.1", "--port", str(port)) as process:
        _await(port, process)
        yield port


@contextmanager
def _process(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of the product's own processes on the scratch database, ended with the block."""
    environment = {**os.environ, "GONGZHI_RUN": "bench"}
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "gongzhi.project.commandline", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _send(world: World, port: int, seconds: float) -> Load:
    begin = time.monotonic()
    senders = [Sender(world, port, world.residents[at::SENDERS]) for at in range(SENDERS)]
    with ThreadPoolExecutor(SENDERS) as pool:
        list(pool.map(lambda sender: sender.send_until(begin + seconds), senders))
    took = [one for sender in senders for one in sender.took]
    failed = sum(sender.failed for sender in senders)
    return Load(len(took), failed, time.monotonic() - begin, times_of(took))


class Sender:
    """One connection over which one report follows another, each by the next of its residents."""

    def __init__(self, world: World, port: int, residents: list[str]) -> None:
        self.world = world
        self.residents = cycle(residents)
        self.random = Random(secrets.randbits(32))  # noqa: S311
        self.writer = Writer(self.random)
        self.talk = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.took: list[float] = []
        self.failed = 0

    def send_until(self, end: float) -> None:
        while time.monotonic() < end:
            body, headers = self._form(), {**HEADERS, "Cookie": self._cookie()}
            begin = time.perf_counter()
            self.talk.request("POST", "/m/reports/new", body, headers)
            answer = self.talk.getresponse()
            answer.read()
            if answer.status == ACCEPTED and "/m/reports/" in answer.headers["Location"]:
                self.took.append((time.perf_counter() - begin) * 1000)
            else:
                self.failed += 1
        self.talk.close()

    def _form(self) -> str:
        category, text = self.writer.report()
        place = self.random.choice(self.world.places)
        return urlencode(
            {
                "csrfmiddlewaretoken": TOKEN,
                "draft": secrets.randbits(62),
                "place": place.code,
                "text": text,
                "category": category,
                "is_shielded": "on",
            }
        )

    def _cookie(self) -> str:
        return f"sessionid={next(self.residents)}; csrftoken={TOKEN}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        talk = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            talk.request("GET", "/healthz")
            if talk.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            talk.close()
    raise RuntimeError(f"the web server did not answer on {port}")
