"""待我参与: what waits for a resident's part. Each context's cards come in through here."""

from collections.abc import Callable, Iterable
from datetime import datetime

from gongzhi.foundation.web.values import Row
from gongzhi.kernel.actor import Actor

Provider = Callable[[Actor, datetime], Iterable[Row]]
_providers: list[Provider] = []


def register_invitations(provider: Provider) -> None:
    """From apps.ready(), in the order they shall stand; a provider costs one query at most."""
    if provider not in _providers:
        _providers.append(provider)


def invitations(actor: Actor, now: datetime) -> list[Row]:
    return [row for provider in _providers for row in provider(actor, now)]
