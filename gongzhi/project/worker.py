"""The worker: delivers facts to their reactions; runs jobs put off and jobs by the clock."""

import threading
from argparse import Namespace

from gongzhi.foundation.jobs.worker import run_worker
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.project.checks import enforce
from gongzhi.project.rounds import repeat, until_told

AT_ONCE = 2000
PAUSE = 0.3


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
    repeat(lambda: drain(AT_ONCE), stop, pause=PAUSE)
