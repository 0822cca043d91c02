"""Run what waits here and now, in the transaction now open: for tests and the command line."""

from gongzhi.foundation.jobs.tasks import MANAGER, TASKS


def run_waiting(limit: int = 1000) -> list[str]:
    """Every waiting job in order, those put off by them too; the names of what ran.

    A failure is raised, not retried. Jobs for a later moment are run as well.
    """
    ran: list[str] = []
    while len(ran) < limit and (waiting := list(MANAGER.list_jobs(status="todo"))):
        for job in waiting:
            MANAGER.cancel_job_by_id(job.id or 0, delete_job=True)
            TASKS[job.task_name].bound(**job.task_kwargs)
            ran.append(job.task_name)
    return ran
