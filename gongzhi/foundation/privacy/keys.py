"""The keys personal data is sealed with: settings hold them, the database never does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SEAL_BYTES = 16
INDEX_BYTES = 32
LONGEST_NAME = 32


@dataclass(frozen=True)
class Key:
    """One generation of keys. `repr` shows the name alone."""

    name: str
    seal: bytes = field(repr=False)
    index: bytes = field(repr=False)

    @classmethod
    def read(cls, name: str, parts: Mapping[str, str]) -> Self:
        if not (name.isascii() and 0 < len(name) <= LONGEST_NAME):
            raise ImproperlyConfigured("a key's name is 1 to 32 ASCII characters")
        return cls(
            name,
            _hex(name, "sm4", parts, at_least=SEAL_BYTES, at_most=SEAL_BYTES),
            _hex(name, "hmac", parts, at_least=INDEX_BYTES, at_most=2 * INDEX_BYTES),
        )


@dataclass(frozen=True)
class Keyring:
    """The current key writes; every key still listed reads."""

    current: Key
    others: tuple[Key, ...] = ()

    def named(self, name: str) -> Key | None:
        return next((key for key in self.all() if key.name == name), None)

    def all(self) -> tuple[Key, ...]:
        return (self.current, *self.others)


_last: dict[str, tuple[Mapping[str, object], Keyring]] = {}


def keyring() -> Keyring:
    """Read once for as long as settings hold the same object."""
    source: Mapping[str, object] = settings.GONGZHI_KEYS
    known = _last.get("ring")
    if known is None or known[0] is not source:
        known = _last["ring"] = (source, read_keyring(source))
    return known[1]


def read_keyring(source: Mapping[str, object]) -> Keyring:
    """From {"current": "k1", "keys": {"k1": {"sm4": hex, "hmac": hex}}}."""
    current, parts = source.get("current"), source.get("keys")
    if not isinstance(parts, Mapping) or current not in parts:
        raise ImproperlyConfigured("GONGZHI_KEYS names no current key, or does not hold it")
    keys = {str(name): Key.read(str(name), each) for name, each in parts.items()}
    chosen = keys.pop(str(current))
    return Keyring(chosen, tuple(keys.values()))


def _hex(name: str, part: str, parts: Mapping[str, str], *, at_least: int, at_most: int) -> bytes:
    try:
        value = bytes.fromhex(parts[part])
    except (KeyError, ValueError, TypeError):
        raise ImproperlyConfigured(f"key {name}: {part} is missing or not hexadecimal") from None
    if not at_least <= len(value) <= at_most:
        raise ImproperlyConfigured(f"key {name}: {part} must be {at_least} bytes or more")
    return value
