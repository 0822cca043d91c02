"""How long to wait before what never reached the gateway is tried again, and when to stop."""

from datetime import timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
STUCK = timedelta(minutes=5)
ASK_EVERY = timedelta(minutes=10)
MOST_ASKS = 3


def wait_after(attempts: int) -> timedelta | None:
    """After that many attempts; None where it is enough and a person must look."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None
