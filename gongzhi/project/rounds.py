"""Doing the same again until told to stop, over lost databases."""

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.db import Error, close_old_connections, connection

logger = logging.getLogger(__name__)
AFTER_FAILURE = 2.0


def until_told() -> threading.Event:
    """Set by the first signal to end."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return stop


def repeat(act: Callable[[], int], stop: threading.Event, *, pause: float) -> None:
    """At once while there was something to do, else after a pause. However it ends, the process
    ends with it: whoever watches over the process starts it again."""
    try:
        while not stop.is_set():
            if not one_round(act, stop):
                stop.wait(pause)
    finally:
        stop.set()
        connection.close()


def one_round(act: Callable[[], int], stop: threading.Event) -> int:
    close_old_connections()
    try:
        return act()
    except Error:
        logger.exception("the database failed a round")
        connection.close()
        stop.wait(AFTER_FAILURE)
        return 0
