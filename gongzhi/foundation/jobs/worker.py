"""The worker: runs in whichever thread calls it, until told to stop; survives the database."""

import asyncio
import logging
import sys
import threading
from collections.abc import Collection, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db import close_old_connections, connections
from procrastinate.contrib.django import app, connector_params
from procrastinate.exceptions import ProcrastinateException
from procrastinate.psycopg_connector import PsycopgConnector

from gongzhi.foundation.jobs.stalled import revive_stalled

logger = logging.getLogger(__name__)
GLANCE = 0.2


@dataclass(frozen=True)
class Pace:
    """Seconds: between heartbeats, until a silent worker counts as dead, between looks for jobs
    the dead left behind, for running jobs to end when told to stop, before a new start."""

    heartbeat: float = 5
    dead_after: float = 20
    revival: float = 10
    farewell: float = 20
    restart: float = 2


def run_worker(
    queues: Collection[str] | None = None,
    concurrency: int = 4,
    *,
    stop: threading.Event | None = None,
    pace: Pace | None = None,
) -> None:
    """Work until `stop` is set. A lost database is waited for; signals are the caller's."""
    stop, pace = stop or threading.Event(), pace or Pace()
    while not stop.is_set():
        try:
            with asyncio.Runner(loop_factory=_loop) as runner:
                runner.run(_serve(queues, concurrency, stop, pace))
        except (ProcrastinateException, psycopg.Error, OSError):
            logger.exception("the worker lost the database and starts again")
        stop.wait(pace.restart)  # also where it ended by itself, so that it never spins


async def _serve(
    queues: Collection[str] | None, concurrency: int, stop: threading.Event, pace: Pace
) -> None:
    threads = concurrency + 1
    executor = ThreadPoolExecutor(threads, thread_name_prefix="job")
    asyncio.get_running_loop().set_default_executor(executor)
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=threads)
    with app.replace_connector(connector), _closing_connections(executor, threads):
        async with app.open_async():
            working = app.run_worker_async(
                queues=queues,  # type: ignore[arg-type]  # None means every queue
                concurrency=concurrency,
                delete_jobs="successful",
                install_signal_handlers=False,
                shutdown_graceful_timeout=pace.farewell,
                update_heartbeat_interval=pace.heartbeat,
                stalled_worker_timeout=pace.dead_after,
            )
            await _first_of(working, _revive(pace), _until(stop))


async def _first_of(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Until one is done; the others are told to end and waited for."""
    running = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    done, left = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    for future in left:
        future.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    for future in done:
        future.result()


@contextmanager
def _closing_connections(executor: ThreadPoolExecutor, threads: int) -> Iterator[None]:
    """Afterwards every thread gives back the connection Django keeps for it."""
    together = threading.Barrier(threads)

    def close() -> None:
        with suppress(threading.BrokenBarrierError):  # a job that does not end holds its thread
            together.wait(GLANCE)
        connections.close_all()

    try:
        yield
    finally:
        wait([executor.submit(close) for _ in range(threads)], timeout=5 * GLANCE)


async def _until(stop: threading.Event) -> None:
    while not stop.is_set():
        await asyncio.sleep(GLANCE)


async def _revive(pace: Pace) -> None:
    while True:
        await asyncio.to_thread(_revive_once, pace.dead_after)
        await asyncio.sleep(pace.revival)


def _revive_once(silent_for: float) -> None:
    close_old_connections()
    try:
        revived = revive_stalled(now=datetime.now(UTC), silent_for=silent_for)
        if revived:
            logger.warning("%d jobs of a dead worker were taken up again", len(revived))
    finally:
        close_old_connections()


def _loop() -> asyncio.AbstractEventLoop:
    """psycopg cannot wait on the loop Windows prefers."""
    return asyncio.SelectorEventLoop() if sys.platform == "win32" else asyncio.new_event_loop()
