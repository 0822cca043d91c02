"""The resident behind a request: whoever signed in by phone, as himself.

Access knows accounts; which person that is and where he lives it asks of the provider that
parties register with `register_residents`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from gongzhi.foundation.access.current import presence_of
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import Actor


@dataclass(frozen=True)
class Resident:
    person: int | None
    estates: frozenset[int] = frozenset()


ResidentProvider = Callable[[int, str, int | None], Resident]
_provider: dict[str, ResidentProvider] = {}
_KNOWN = "_resident"


def register_residents(provider: ResidentProvider) -> None:
    """`provider(account, phone, person)`: the phone somebody signed in by, "" for staff; the
    person is None where the account's is not known yet."""
    _provider["residents"] = provider


def resident_of(request: HttpRequest) -> Actor:
    """The person as himself, whatever post he may hold; without a person where nobody signed in."""
    known: Actor | None = vars(request).get(_KNOWN)
    if known is None:
        known = _resident(request)
        vars(request)[_KNOWN] = known
    return known


def _resident(request: HttpRequest) -> Actor:
    presence = presence_of(request)
    account, actor = presence.account, presence.actor
    if account is None:
        return actor
    if actor.person is not None and actor.appointment is None:
        return actor
    provider = _provider.get("residents")
    phone = (account.phone or "") if account.kind == AccountKind.RESIDENT else ""
    found = provider(account.pk, phone, actor.person) if provider else Resident(actor.person)
    return Actor(
        account=account.pk, person=found.person, estates=found.estates, channel=actor.channel
    )
