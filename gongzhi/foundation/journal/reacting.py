"""Let a context react to facts of another without importing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured

from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.fact import Fact

F = TypeVar("F", bound=Fact)
Reacting = Callable[[F, Entry], None]


@dataclass(frozen=True)
class Reaction:
    """`name`, its dotted name, is the key of its deliveries: renamed, it is a new reaction."""

    name: str
    run: Callable[[Any, Entry], None]


_reactions: dict[str, list[Reaction]] = {}


def on(*kinds: type[F]) -> Callable[[Reacting[F]], Reacting[F]]:
    """Run the function once for every entry of these kinds recorded from now on.

    Its effects in the database are committed together with the mark that it ran. Anything it does
    outside the database may happen twice: defer a job for that.
    """

    def register(function: Reacting[F]) -> Reacting[F]:
        for kind in kinds:
            _register(kind.kind(), Reaction(_dotted(function), function))
        return function

    return register


def reactions_to(kind: str) -> list[Reaction]:
    """In the order they were registered."""
    return _reactions.get(kind, [])


def reaction_named(name: str) -> Reaction | None:
    return next((r for known in _reactions.values() for r in known if r.name == name), None)


def kinds_of(name: str) -> list[str]:
    """The kinds a reaction is registered for."""
    return [kind for kind, known in _reactions.items() if any(r.name == name for r in known)]


def _register(kind: str, reaction: Reaction) -> None:
    known = _reactions.setdefault(kind, [])
    same = [other for other in known if other.name == reaction.name]
    if any(other.run is not reaction.run for other in same):
        raise ImproperlyConfigured(f"two reactions are called {reaction.name}")
    if not same:
        known.append(reaction)


def _dotted(function: Callable[..., None]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
