"""In a demonstration the sign-in page lists the accounts one may try. Never in production."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Showcase:
    """One account to try: what it shows, how to sign in. Residents have a phone, no password."""

    label: str
    name: str
    password: str = ""
    group: str = ""
    home: str = "/m/"


Provider = Callable[[], Iterable[Showcase]]
_provider: dict[str, Provider] = {}


def register_showcase(provider: Provider) -> None:
    _provider["showcase"] = provider


def showcase(*, staff: bool) -> list[Showcase]:
    if not settings.DEMONSTRATION or "showcase" not in _provider:
        return []
    return [each for each in _provider["showcase"]() if bool(each.password) is staff]
