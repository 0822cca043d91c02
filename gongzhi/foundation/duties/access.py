"""Whose duty it is, and who oversees it."""

from django.db.models import Q, QuerySet

from gongzhi.foundation.access.territory import within
from gongzhi.foundation.duties.models import STANDING, Duty
from gongzhi.foundation.duties.vocabulary import DutyPower, HolderKind
from gongzhi.kernel.actor import Actor

NOTHING = Q(pk__in=())


def open_for(actor: Actor) -> QuerySet[Duty]:
    """Standing duties of the actor's organisation, of the person, and of his powers in his places.

    A duty of an organisation that names a power is for those posts of it that hold the power.
    """
    mine = NOTHING
    if actor.organisation is not None:
        held = Q(power="") | Q(power__in=sorted(actor.powers))
        mine |= Q(holder_kind=HolderKind.ORGANISATION, organisation=actor.organisation) & held
    if actor.person is not None:
        mine |= Q(holder_kind=HolderKind.PERSON, person=actor.person)
    if actor.powers and actor.territory:
        by_power = Q(holder_kind=HolderKind.POWER, power__in=sorted(actor.powers))
        mine |= by_power & within(actor) & minded(actor)
    return Duty.objects.filter(mine, state__in=STANDING)


def lent_to(actor: Actor) -> QuerySet[Duty]:
    """Of the open ones those a power of the actor answers for: what a program may read of them."""
    return open_for(actor).filter(power__in=sorted(actor.powers))


def overseen(actor: Actor) -> QuerySet[Duty]:
    """Every duty in the territory of a post that oversees, whoever holds it."""
    if not actor.holds(DutyPower.OVERSEE):
        return Duty.objects.none()
    return Duty.objects.filter(within(actor) & minded(actor))


def minded(actor: Actor) -> Q:
    return Q(line="") | Q(line__in=sorted(actor.lines)) if actor.lines else Q()
