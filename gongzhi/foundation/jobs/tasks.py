"""Bodies of work that can be put off, and putting them off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, ParamSpec

from procrastinate import tasks as procrastinate_tasks
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

from gongzhi.foundation.jobs.backoff import RETRY, BackOff
from gongzhi.foundation.jobs.cron import in_utc

P = ParamSpec("P")

# The worker gives the app a connector of its own; what is deferred always goes through Django's
# connection, so that it belongs to the act's transaction in the worker too.
MANAGER = JobManager(DjangoConnector())
TASKS: dict[str, "Task[Any]"] = {}


@dataclass(frozen=True)
class Task(Generic[P]):
    """Called, it runs at once; deferred, it runs in the worker."""

    name: str
    queue: str
    body: Callable[P, None]
    bound: procrastinate_tasks.Task[Any, Any, Any]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        self.body(*args, **kwargs)


def task(
    name: str, queue: str = "default", retry: BackOff = RETRY
) -> Callable[[Callable[P, None]], Task[P]]:
    def register(body: Callable[P, None]) -> Task[P]:
        def run(**arguments: Any) -> None:
            arguments.pop("timestamp", None)  # what a periodic job is given unasked
            body(**arguments)  # type: ignore[call-arg]

        bound = app.task(name=name, queue=queue, retry=retry)(run)
        made = Task(name, queue, body, bound)
        TASKS[name] = made
        return made

    return register


def periodic(cron: str) -> Callable[[Task[P]], Task[P]]:
    """By the clock of Shanghai. One waiting and one running at most, however late they are."""

    def register(task: Task[P]) -> Task[P]:
        app.periodic(
            cron=in_utc(cron), periodic_id=task.name, queueing_lock=task.name, lock=task.name
        )(task.bound)
        return task

    return register


def defer(task: Task[P], *args: P.args, **kwargs: P.kwargs) -> int:
    """Put it off, in the transaction now open; arguments by name and fit for JSON."""
    return _defer(task, None, args, kwargs)


def defer_until(moment: datetime, task: Task[P], *args: P.args, **kwargs: P.kwargs) -> int:
    return _defer(task, moment, args, kwargs)


def _defer(
    task: Task[Any], moment: datetime | None, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> int:
    if args:
        raise TypeError(f"{task.name} takes its arguments by name")
    job = procrastinate_tasks.configure_task(
        name=task.name, job_manager=MANAGER, queue=task.queue, schedule_at=moment
    )
    return job.defer(**kwargs)
