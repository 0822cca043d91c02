"""What a process keeps in memory by the number of its edition, and when to look for another.

The one-row table with the number is looked at no more than once a second. Another process therefore
sees a change within about a second; the one that made it says so and sees it at once.
"""

import time
from collections.abc import Callable

from django.db import transaction

LOOK_AGAIN_AFTER = 1.0


class Edition:
    def __init__(self, look: Callable[[], int]) -> None:
        self._look = look
        self._known: tuple[int, float] | None = None

    def number(self) -> int:
        known, moment = self._known, time.monotonic()
        if known is None or moment - known[1] >= LOOK_AGAIN_AFTER:
            known = self._known = (self._look(), moment)
        return known[0]

    def changed(self) -> None:
        """For the transaction itself now, for the other threads once it is committed."""
        self.forget()
        transaction.on_commit(self.forget)

    def forget(self) -> None:
        self._known = None
