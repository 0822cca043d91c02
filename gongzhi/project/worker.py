"""The worker: jobs put off by the acts, jobs by the clock."""

import signal
import threading
from argparse import Namespace
from types import FrameType

from gongzhi.foundation.jobs.worker import run_worker
from gongzhi.project.checks import enforce


def run(_arguments: Namespace) -> None:
    enforce()
    run_worker(stop=until_told())


def until_told() -> threading.Event:
    """Set by the first signal to end."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return stop
