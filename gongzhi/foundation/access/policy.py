"""The numbers signing in goes by: defaults here, a place's own from the rulebook (keys access.*).

None of them is in the text of the standard (LAW §8.2): they are what is usually asked, and may be
set. The rulebook stands above this package, so it registers itself as a provider.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Policy:
    """password_days and session_hours: 0 means no limit. Everything else must be above zero."""

    password_length: int = 8
    password_classes: int = 3
    password_days: int = 90
    password_history: int = 5
    sign_in_tries: int = 5
    sign_in_tries_per_address: int = 50
    lock_minutes: int = 30
    code_digits: int = 6
    code_minutes: int = 5
    code_tries: int = 5
    code_pause_seconds: int = 60
    codes_per_phone_a_day: int = 10
    codes_per_address_an_hour: int = 100
    staff_idle_minutes: int = 30
    resident_idle_days: int = 30
    session_hours: int = 12
    unmask_minutes: int = 15
    token_days: int = 365


MAY_BE_ZERO = {"password_days", "session_hours", "password_history"}
Provider = Callable[[], Mapping[str, Any]]
_provider: dict[str, Provider] = {}


def settings_provider(provider: Provider) -> None:
    """`provider()` gives values by name; what it leaves out or null keeps the default."""
    _provider["rulebook"] = provider


def policy() -> Policy:
    given: dict[str, Any] = dict(getattr(settings, "GONGZHI_ACCESS", {}))
    if "rulebook" in _provider:
        given |= {name: v for name, v in _provider["rulebook"]().items() if v is not None}
    return replace(Policy(), **{name: int(given[name]) for name in _names() if _fit(name, given)})


def _names() -> list[str]:
    return [each.name for each in fields(Policy)]


def _fit(name: str, given: Mapping[str, Any]) -> bool:
    """A value that would switch a guard off is not taken."""
    value = given.get(name)
    return isinstance(value, int) and value >= (0 if name in MAY_BE_ZERO else 1)
