"""Who stands behind a request: the account, the posts it may act in, the one chosen.

The actor is built once per request. Access knows accounts; which person an account is and which
posts he holds it asks of the provider that parties register with `register_posts`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.rules import separation
from gongzhi.foundation.access.rules.admission import Visitor
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import Actor

CHOSEN = "appointment"
NOBODY = Actor()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One thing a person may act as; a resident's has no appointment.

    label        "督办专员，涌泉街道办"
    person_name  for the person himself, at the top of his desk
    place, wider_place, note   beside it: "涌泉街道", "温江区", "至 12-31"
    face         where signing in leads: "field", "desk", or "" where the device decides
    """

    person: int
    appointment: int | None = None
    organisation: int | None = None
    label: str = ""
    powers: frozenset[str] = field(default_factory=frozenset)
    territory: tuple[str, ...] = ()
    estates: frozenset[int] = field(default_factory=frozenset)
    lines: frozenset[str] = field(default_factory=frozenset)
    person_name: str = ""
    place: str = ""
    wider_place: str = ""
    note: str = ""
    face: str = ""

    @property
    def id(self) -> int | None:
        return self.appointment

    @property
    def title(self) -> str:
        return self.label


@dataclass(frozen=True)
class Presence:
    account: Account | None
    standings: tuple[Standing, ...]
    chosen: Standing | None
    actor: Actor

    def visitor(self) -> Visitor:
        if self.account is None:
            return Visitor()
        return Visitor(
            AccountKind(self.account.kind),
            in_post=self.actor.appointment is not None,
            powers=self.actor.powers,
        )


NO_PRESENCE = Presence(None, (), None, NOBODY)
PostsProvider = Callable[[int], Iterable[Standing]]
_provider: dict[str, PostsProvider] = {}


def register_posts(provider: PostsProvider) -> None:
    """`provider(account_id)` gives the account's standings, the usual one first."""
    _provider["posts"] = provider


def standings_of(account_id: int) -> tuple[Standing, ...]:
    provider = _provider.get("posts")
    return tuple(provider(account_id)) if provider else ()


def actor_of(request: HttpRequest) -> Actor:
    return presence_of(request).actor


def presence_of(request: HttpRequest) -> Presence:
    known: Presence | None = vars(request).get("_presence")
    if known is None:
        known = present(request)
        vars(request)["_presence"] = known
    return known


def own_account(request: HttpRequest) -> Account:
    """For pages whose entrance has let an account in."""
    account = presence_of(request).account
    if account is None:
        raise LookupError("an entrance for accounts let in somebody without one")
    return account


def forget(request: HttpRequest) -> None:
    """After signing in or out, or switching post, in the same request."""
    vars(request).pop("_presence", None)


def admit(request: HttpRequest, presence: Presence) -> None:
    """The API's way in: a bearer token has told who is there."""
    vars(request)["_presence"] = presence


def present(request: HttpRequest) -> Presence:
    """By the session's account and the post chosen in it."""
    account = request.user
    if not isinstance(account, Account):
        return NO_PRESENCE
    return presence(account, request.session.get(CHOSEN), channel="page")


def presence(
    account: Account,
    appointment: int | None,
    *,
    channel: str,
    scopes: frozenset[str] | None = None,
) -> Presence:
    """`scopes`, where given, are the only powers left (a token's)."""
    standings = standings_of(account.pk)
    chosen = next((s for s in standings if s.appointment == appointment), None)
    chosen = chosen or next(iter(standings), None)
    if chosen is None:
        return Presence(account, standings, None, Actor(account=account.pk, channel=channel))
    powers = separation.kept(chosen.powers, frozenset[str]().union(*(s.powers for s in standings)))
    if scopes is not None:
        powers &= scopes
    return Presence(account, standings, chosen, _actor(account, chosen, powers, channel))


def _actor(account: Account, chosen: Standing, powers: frozenset[str], channel: str) -> Actor:
    return Actor(
        account=account.pk,
        person=chosen.person,
        appointment=chosen.appointment,
        organisation=chosen.organisation,
        powers=powers,
        territory=chosen.territory,
        estates=chosen.estates,
        lines=chosen.lines,
        channel=channel,
    )
