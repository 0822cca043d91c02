"""When a failed job is tried again."""

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from gongzhi.kernel.errors import RuleBroken


class BackOff(BaseRetryStrategy):
    """Once per waiting time, in seconds; a rule that was broken is broken the next time too."""

    def __init__(self, *waits: int) -> None:
        self.waits = waits

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, RuleBroken) or job.attempts >= len(self.waits):
            return None
        return RetryDecision(retry_in={"seconds": self.waits[job.attempts]})


RETRY = BackOff(10, 60, 300, 1800, 7200)
NEVER = BackOff()
