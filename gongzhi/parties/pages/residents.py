"""The resident behind a request: whoever signed in by phone becomes a person at first need."""

from django.http import HttpRequest

from gongzhi.foundation.access.current import presence_of
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import Actor
from gongzhi.parties.commands.person import person_for_phone
from gongzhi.parties.queries import verified_estates

_KNOWN = "_resident"


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
    person = actor.person
    if person is None and account.kind == AccountKind.RESIDENT and account.phone:
        person = person_for_phone(account.phone, account=account.pk).pk
    estates = verified_estates(person) if person else frozenset()
    return Actor(account=account.pk, person=person, estates=estates, channel=actor.channel)
