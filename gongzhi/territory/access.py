"""Who may see and change what in territory."""

from django.db.models import Q, QuerySet

from gongzhi.foundation.access import territory
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.terms import Term
from gongzhi.territory.models import Estate


class Power(Term):
    SEE = "territory.see", "查看小区与房屋"
    KEEP = "territory.keep", "维护小区与房屋"


def within(actor: Actor, *, region: str = "region_code", estate: str = "id") -> Q:
    """The rows of the actor's territory, or of the single estates of the post."""
    places = territory.within(actor, region)
    return places | Q(**{f"{estate}__in": actor.estates}) if places else places


def visible_estates(actor: Actor) -> QuerySet[Estate]:
    return Estate.objects.filter(within(actor))
