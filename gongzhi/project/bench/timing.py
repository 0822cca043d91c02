"""How long something takes, many times over."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """In milliseconds."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:7.1f} / {self.p95:7.1f}"


def timed(act: Callable[[int], object], times: int = 40, first: int = 2) -> Times:
    """`act(n)` for n from 0; the first runs warm up and are not counted."""
    took = []
    for number in range(first + times):
        begin = time.perf_counter()
        act(number)
        took.append((time.perf_counter() - begin) * 1000)
    return times_of(took[first:])


def times_of(took: list[float]) -> Times:
    ordered = sorted(took)
    return Times(
        ordered[len(ordered) // 2], ordered[min(len(ordered) * 95 // 100, len(ordered) - 1)]
    )
