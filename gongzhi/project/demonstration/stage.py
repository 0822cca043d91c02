"""The events of the demonstration, played in the order of their moments."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from gongzhi.cases.commands.lateness import resume_paused
from gongzhi.cases.commands.rating import lapse_ratings
from gongzhi.foundation.duties.commands import mark_overdue, remind
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.kernel.actor import SYSTEM

WINDOW = timedelta(hours=1)


@dataclass(order=True)
class Event:
    at: datetime
    order: int
    act: Callable[[datetime], None] = field(compare=False)


class Stage:
    """The events to come, in their order."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.queue: list[Event] = []
        self.order = count()

    def at(self, moment: datetime, act: Callable[[datetime], None]) -> None:
        if moment <= self.now:
            heapq.heappush(self.queue, Event(moment, next(self.order), act))

    def play(self) -> None:
        """Window by window, with the facts of each delivered before the next begins."""
        while self.queue:
            until = self.queue[0].at + WINDOW
            while self.queue and self.queue[0].at < until:
                event = heapq.heappop(self.queue)
                event.act(event.at)
            _deliver()
            _watch(min(until, self.now))
        _watch(self.now)


def _deliver() -> None:
    while drain(500):
        pass


def _watch(now: datetime) -> None:
    """What the jobs do by the clock, so that what fell overdue then is told as of then."""
    while remind(now=now):
        pass
    while mark_overdue(now=now):
        pass
    lapse_ratings(actor=SYSTEM, now=now)
    resume_paused(actor=SYSTEM, now=now)
    _deliver()
