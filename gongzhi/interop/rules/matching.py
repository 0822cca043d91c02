"""The body an order names."""

from collections.abc import Mapping

from gongzhi.kernel.mentions import plain


def body_named(name: str, bodies: Mapping[int, tuple[str, ...]]) -> int | None:
    """The body called exactly so, by its whole or its short name; None where none or two are."""
    asked = plain(name)
    found = {body for body, names in bodies.items() if asked in map(plain, names)}
    return found.pop() if len(found) == 1 else None
