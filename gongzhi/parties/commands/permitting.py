"""Whether a post keeps the register of a body or a place."""

from gongzhi.foundation.access import powers
from gongzhi.foundation.access.vocabulary import AccessPower
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.parties.models import Organisation, Servicing
from gongzhi.parties.vocabulary import OrganisationKind, Power

ELSEWHERE = "不在你现在岗位的辖区内；如果你有别的岗位，先切换过去"


def require_body(actor: Actor, body: Organisation) -> None:
    """Bodies of the territory by whoever keeps its register; the platform's own posts by its
    system administrator."""
    if actor == SYSTEM:
        return
    if body.kind == OrganisationKind.PLATFORM:
        powers.require(actor, AccessPower.ACCOUNTS)
        return
    powers.require(actor, Power.KEEP)
    if not keeps_body(actor, body):
        raise NotPermitted(f"这个单位{ELSEWHERE}")


def require_place(
    actor: Actor, region_code: str, estate: int | None = None, *, power: str = Power.KEEP
) -> None:
    if actor == SYSTEM:
        return
    powers.require(actor, power)
    if not actor.covers(region_code, estate):
        raise NotPermitted(f"这个地方{ELSEWHERE}")


def keeps_body(actor: Actor, body: Organisation) -> bool:
    """A company stands above the street in the code; what counts is where it keeps an estate."""
    if actor.covers(body.region_code, body.estate_id):
        return True
    kept = Servicing.objects.filter(organisation=body, until_on__isnull=True)
    places = kept.values_list("estate__region_code", "estate")
    return any(actor.covers(code, estate) for code, estate in places)
