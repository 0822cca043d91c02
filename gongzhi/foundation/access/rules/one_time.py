"""One-time codes by the clock (RFC 6238): six digits, thirty seconds, as authenticators do."""

import base64
import hmac
import os
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20
ISSUER = "共治"


def new_secret() -> str:
    return base64.b32encode(os.urandom(SECRET_BYTES)).decode()


def step_at(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def code_of(secret: str, step: int) -> str:
    return _totp(secret).generate(step * STEP_SECONDS).decode()


def matching_step(secret: str, typed: str, *, now: datetime, after: int) -> int | None:
    """The step of the typed code: this one or a neighbour, later than the last one taken."""
    here = step_at(now)
    found = None
    for step in (here - 1, here, here + 1):
        same = hmac.compare_digest(code_of(secret, step).encode(), typed.encode())
        if same and step > after:
            found = step
    return found


def address(secret: str, name: str) -> str:
    """What the QR code says."""
    return _totp(secret).get_provisioning_uri(name, ISSUER)


def grouped(secret: str) -> str:
    """For typing it in by hand: four characters at a time."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _totp(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303
