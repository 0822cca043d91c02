"""Work by the clock and work put off: the bridge to procrastinate.

@task("files.tidy")             a body that can be put off, and its name in the queue
def tidy() -> None: ...

defer(tidy)                     in the transaction now open: commits and rolls back with it
@periodic("17 3 * * *")         above @task: by the clock of Shanghai, one at a time
Sweep(code, title, kind)        over many rows, one that raises not stopping the rest (sweeping)
"""

from gongzhi.foundation.jobs.backoff import NEVER, RETRY, BackOff
from gongzhi.foundation.jobs.draining import run_waiting
from gongzhi.foundation.jobs.tasks import Task, defer, defer_until, periodic, task
from gongzhi.foundation.jobs.worker import Pace, run_worker

__all__ = [
    "NEVER",
    "RETRY",
    "BackOff",
    "Pace",
    "Task",
    "defer",
    "defer_until",
    "periodic",
    "run_waiting",
    "run_worker",
    "task",
]
