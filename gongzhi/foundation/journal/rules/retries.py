"""When a failed reaction is tried again, and when a person must look at it."""

from datetime import datetime, timedelta

BACK_OFF = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)


def due_again(attempts: int, now: datetime) -> datetime | None:
    """After so many failed attempts; None where it stays failed."""
    return now + BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else None
