"""Jobs whose worker died in the middle: given back to the queue."""

from datetime import datetime

from django.db import connection, transaction

from gongzhi.foundation.jobs.tasks import MANAGER

MOST_ATTEMPTS = 6

# A worker that was pruned leaves its jobs without one.
_STALLED = """
SELECT job.id, job.attempts FROM procrastinate_jobs job
 WHERE job.status = 'doing'
   AND NOT EXISTS (
     SELECT FROM procrastinate_workers worker
      WHERE worker.id = job.worker_id
        AND worker.last_heartbeat > now() - make_interval(secs => %s))
   FOR UPDATE SKIP LOCKED
"""
_GIVE_UP = "SELECT procrastinate_finish_job_v1(%s, 'failed', false)"


@transaction.atomic
def revive_stalled(*, now: datetime, silent_for: float) -> list[int]:
    """Their ids. A job that takes its worker down time after time is given up as failed."""
    with connection.cursor() as cursor:
        cursor.execute(_STALLED, [silent_for])
        found: list[tuple[int, int]] = cursor.fetchall()
        for job_id, attempts in found:
            if attempts >= MOST_ATTEMPTS:
                cursor.execute(_GIVE_UP, [job_id])
            else:
                MANAGER.retry_job_by_id(job_id, retry_at=now)
    return [job_id for job_id, _ in found]
