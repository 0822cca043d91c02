"""The worker: delivers facts to their reactions; runs jobs put off and jobs by the clock."""

import threading
from argparse import Namespace

from gongzhi.foundation.jobs.worker import run_worker
from gongzhi.foundation.journal.running import keep_dispatching
from gongzhi.project.checks import enforce
from gongzhi.project.stopping import until_told


def run(_arguments: Namespace) -> None:
    enforce()
    stop = until_told()
    dispatcher = threading.Thread(target=dispatch, args=(stop,), name="dispatcher")
    dispatcher.start()
    try:
        run_worker(stop=stop)
    finally:
        stop.set()
        dispatcher.join()


def dispatch(stop: threading.Event) -> None:
    """Should it ever end by itself, the process ends with it and is started again."""
    try:
        keep_dispatching(stop)
    finally:
        stop.set()
