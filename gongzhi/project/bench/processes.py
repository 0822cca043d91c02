"""Processes of a measurement: each a fresh Python with Django set up, ended by an event."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.synchronize import Event

import django
from django.utils.module_loading import import_string

SPAWN = get_context("spawn")


@contextmanager
def at_work(works: Sequence[str]) -> Iterator[None]:
    """Run functions(number, stop) by their dotted names, one process each, until the block ends."""
    stop = SPAWN.Event()
    processes = [
        SPAWN.Process(target=enter, args=(work, number, stop), daemon=True)
        for number, work in enumerate(works)
    ]
    for process in processes:
        process.start()
    try:
        yield
    finally:
        stop.set()
        for process in processes:
            process.join(30)


def enter(work: str, number: int, stop: Event) -> None:
    django.setup()
    import_string(work)(number, stop)
