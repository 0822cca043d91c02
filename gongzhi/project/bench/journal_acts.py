"""Acts and reactions measured by the journal's bench: a thing moves, three take note."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from multiprocessing.synchronize import Event
from typing import Any, ClassVar

from django.db import connection, transaction

from gongzhi.foundation.database.prepared import prepared
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Entry, Undelivered
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.sealing import seal_pending
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.fact import Fact, link, words

THINGS = 1000
BACKLOG = 2000
REGION = "310112103001"

TABLES = """
CREATE TABLE bench_thing (id bigint PRIMARY KEY, moves int NOT NULL DEFAULT 0);
CREATE TABLE bench_notice (entry_id bigint NOT NULL, person bigint NOT NULL);
CREATE TABLE bench_count (thing bigint PRIMARY KEY, moves int NOT NULL DEFAULT 0);
CREATE TABLE bench_search (entry_id bigint PRIMARY KEY, text text NOT NULL);
INSERT INTO bench_thing SELECT generate_series(0, 999);
INSERT INTO bench_count SELECT generate_series(0, 999);
"""


@dataclass(frozen=True, kw_only=True)
class BenchThingMoved(Fact):
    about: ClassVar[str] = "bench"
    phrase: ClassVar[str] = "挪到 {place}：{remark}"
    bench: int = link("bench")
    place: int
    moved_at: datetime
    remark: str = words()


def record_acts(number: int, stop: Event) -> None:
    """One act after another, each its own transaction: change the thing, record the fact.
    Prepared, as those that come over the web are.

    Waits while more than BACKLOG acts are undelivered: what is measured then holds for ever.
    """
    actor = Actor(account=1, person=2, appointment=3, organisation=4)
    with prepared():
        for place in count(number * THINGS // 2):
            if place % 100 == 0:
                _await_dispatcher(stop)
            if stop.is_set():
                return
            _move(place % THINGS, place, actor)


def _await_dispatcher(stop: Event) -> None:
    while not stop.is_set() and Undelivered.objects.count() > BACKLOG:
        stop.wait(0.05)


@transaction.atomic
def _move(thing: int, place: int, actor: Actor) -> None:
    now = datetime.now(UTC)
    run("UPDATE bench_thing SET moves = moves + 1 WHERE id = %s", thing)
    fact = BenchThingMoved(
        bench=thing, place=place, moved_at=now, remark="楼道灯不亮，已请物业更换"
    )
    record(fact, actor=actor, now=now, region_code=REGION)


def dispatch_acts(number: int, stop: Event) -> None:  # noqa: ARG001
    while not stop.is_set():
        if not drain(200):
            stop.wait(0.05)


def seal_acts(number: int, stop: Event) -> None:  # noqa: ARG001
    while not stop.is_set():
        seal_pending(datetime.now(UTC))
        stop.wait(1)


@on(BenchThingMoved)
def tell_somebody(fact: BenchThingMoved, entry: Entry) -> None:
    run("INSERT INTO bench_notice VALUES (%s, %s)", entry.pk, fact.bench)


@on(BenchThingMoved)
def count_moves(fact: BenchThingMoved, entry: Entry) -> None:  # noqa: ARG001
    run("UPDATE bench_count SET moves = moves + 1 WHERE thing = %s", fact.bench)


@on(BenchThingMoved)
def index_words(fact: BenchThingMoved, entry: Entry) -> None:
    run("INSERT INTO bench_search VALUES (%s, %s)", entry.pk, fact.remark)


def run(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
