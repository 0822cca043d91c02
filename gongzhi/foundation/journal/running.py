"""The two loops of the journal: the worker's dispatcher and the signer's sealer.

Each polls: a notice at every commit would make commits wait for one another. A fault is logged and
tried again after a pause, on a new connection.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

from django.db import close_old_connections, connection

from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.sealing import seal_pending

log = logging.getLogger(__name__)

DISPATCH_EVERY = 0.25
SEAL_EVERY = 2.0
PAUSE_AFTER_FAULT = 5.0


def keep_dispatching(stop: Event, *, every: float = DISPATCH_EVERY) -> None:
    """Until `stop` is set. As many as like may run; one is at work at a time."""
    _keep(drain, stop, every)


def keep_sealing(stop: Event, *, every: float = SEAL_EVERY) -> None:
    """Until `stop` is set, in the one process that holds the signing key."""
    _keep(lambda: seal_pending(datetime.now(UTC)), stop, every)


def _keep(step: Callable[[], int], stop: Event, every: float) -> None:
    while not stop.is_set():
        try:
            close_old_connections()
            step()
        except Exception:
            log.exception("the journal's loop stumbled")
            connection.close()
            stop.wait(PAUSE_AFTER_FAULT)
        stop.wait(every)
    connection.close()
