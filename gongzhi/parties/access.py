"""Who may see what in parties."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from gongzhi.foundation.access.territory import within_reach
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.parties.models import Appointment, Organisation, Ownership, Residency
from gongzhi.parties.vocabulary import OrganisationKind, StayState

Reach = Callable[[Actor, int], bool]
_reaches: dict[str, Reach] = {}


def register_reach(name: str, reach: Reach) -> None:
    """A context above says what else brings a person within a post's reach: his cases do."""
    _reaches[name] = reach


def may_see_person(actor: Actor, person: int) -> bool:
    """Whose home or matter lies in the actor's territory. Never for a company: it asks the
    community to pass on what it wants to say."""
    if _serves_for_money(actor):
        return False
    return _lives_within(actor, person) or any(reach(actor, person) for reach in _reaches.values())


def _serves_for_money(actor: Actor) -> bool:
    company = OrganisationKind.PROPERTY_COMPANY
    return Organisation.objects.filter(pk=actor.organisation or 0, kind=company).exists()


def _lives_within(actor: Actor, person: int) -> bool:
    """A verified home. Anybody may claim one: that alone brings him into nobody's reach."""
    condition = within_reach(actor, region="estate__region_code", estate="estate")
    homes = Residency.objects.filter(condition, person=person, state=StayState.VERIFIED)
    return homes.exists()


def is_to_verify(actor: Actor, person: int) -> bool:
    """Whether a claim of this person waits in the actor's territory; never one's own."""
    condition = within_reach(actor, region="estate__region_code", estate="estate")
    waiting = Residency.objects.filter(condition, person=person, state=StayState.CLAIMED)
    return actor.person != person and waiting.exists()


def may_keep_person(actor: Actor, person: int) -> bool:
    """Whose post, property or home lies in the actor's territory."""
    if actor == SYSTEM:
        return True
    return (
        Appointment.objects.filter(
            within_reach(actor, region="organisation__region_code", estate="organisation__estate"),
            person=person,
        ).exists()
        or Ownership.objects.filter(
            within_reach(actor, estate="premises__estate"), person=person
        ).exists()
        or _lives_within(actor, person)
    )


def visible_organisations(actor: Actor) -> QuerySet[Organisation]:
    """Those of the actor's territory, those that keep an estate there, and his own."""
    return Organisation.objects.filter(
        within_reach(actor, estate="estate")
        | within_reach(actor, region="servicings__estate__region_code", estate="servicings__estate")
        | Q(pk=actor.organisation)
    ).distinct()
