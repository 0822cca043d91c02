"""What a printed code says: a number nobody can guess from another code."""

import secrets
from base64 import urlsafe_b64encode

BITS = 96


def new_token() -> str:
    return written(secrets.randbits(BITS))


def written(number: int) -> str:
    """Sixteen characters that an address carries as they are."""
    return urlsafe_b64encode(number.to_bytes(BITS // 8)).decode()
