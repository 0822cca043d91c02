"""The estate and door one is looking at; one of several can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

from gongzhi.kernel.actor import Actor
from gongzhi.parties.queries import residencies_of
from gongzhi.parties.queries.residency import Refused, door_name, refused_claims
from gongzhi.parties.vocabulary import StayKind, StayState

if TYPE_CHECKING:
    from gongzhi.parties.models import Residency

CHOSEN = "portal.residency"
TONES = {StayState.VERIFIED: "brand", StayState.CLAIMED: "warn"}


@dataclass(frozen=True, kw_only=True)
class Home:
    id: int
    estate: str
    estate_code: str
    region_code: str
    community: str
    door: str
    state: str
    tone: str
    is_verified: bool
    is_waiting: bool


def homes_of(actor: Actor) -> list[Home]:
    return [_home(stay) for stay in residencies_of(actor.person)] if actor.person else []


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A home that was not taken: shown until it is claimed again."""

    estate: str
    door: str
    state: str
    reason: str
    again_url: str


def refusals_of(actor: Actor) -> list[Refusal]:
    return [_refusal(one) for one in refused_claims(actor.person)] if actor.person else []


def _refusal(refused: Refused) -> Refusal:
    claim = refused.claim
    address = reverse("portal_phone:claim")
    return Refusal(
        estate=claim.estate.name,
        door=door_name(claim),
        state=StayState(claim.state).label,
        reason=refused.reason,
        again_url=f"{address}?premises={claim.premises_id}" if claim.premises_id else address,
    )


def chosen_home(request: HttpRequest, homes: Sequence[Home]) -> Home | None:
    """The one chosen on this phone, else the first, which is a verified one where there is any."""
    wanted = request.session.get(CHOSEN)
    return next((home for home in homes if home.id == wanted), homes[0] if homes else None)


def _home(stay: "Residency") -> Home:
    state, kind = StayState(stay.state), StayKind(stay.kind)
    return Home(
        id=stay.pk,
        estate=stay.estate.name,
        estate_code=stay.estate.code,
        region_code=stay.estate.region_code,
        community=stay.estate.region.name,
        door=door_name(stay),
        state=f"{kind.label}{state.label}",
        tone=TONES[state],
        is_verified=state is StayState.VERIFIED,
        is_waiting=state is StayState.CLAIMED,
    )
