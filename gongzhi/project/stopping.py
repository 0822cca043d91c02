"""How a process that runs until told to stop is told."""

import signal
import threading
from types import FrameType


def until_told() -> threading.Event:
    """Set by the first signal to end."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return stop
