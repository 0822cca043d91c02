"""Run what waits here and now, in the transaction now open: for tests and the command line."""

import json

from django.db import connection

from gongzhi.foundation.jobs.tasks import TASKS

_TAKE = """
DELETE FROM procrastinate_jobs WHERE id = (
  SELECT id FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id LIMIT 1
) RETURNING task_name, args::text
"""


def run_waiting(limit: int = 1000) -> list[str]:
    """Every waiting job in order, those put off by them too; the names of what ran.

    A failure is raised, not retried. Jobs for a later moment are run as well.
    """
    ran: list[str] = []
    while len(ran) < limit and (taken := _take()):
        name, arguments = taken
        TASKS[name].bound(**json.loads(arguments))
        ran.append(name)
    return ran


def _take() -> tuple[str, str] | None:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE)
        row: tuple[str, str] | None = cursor.fetchone()
    return row
