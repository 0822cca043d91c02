"""What may stand in a sealed row: only what reads back from jsonb exactly as it was written."""

from collections.abc import Mapping
from typing import Any

LARGEST = 2**53 - 1


def refuse_unsealable(payload: Mapping[str, Any]) -> None:
    """A programming mistake, caught where the act is recorded and not when it is sealed."""
    for name, value in payload.items():
        if not _sealable(value):
            raise TypeError(f"{name}={value!r} cannot be sealed")


def _sealable(value: object) -> bool:
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return -LARGEST <= value <= LARGEST
    if isinstance(value, str):
        return "\x00" not in value and _encodes(value)
    if isinstance(value, list):
        return all(_sealable(each) for each in value)
    return False


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
