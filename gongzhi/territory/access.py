"""Who may see and change what in territory."""

from django.db.models import Q, QuerySet

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.terms import Term
from gongzhi.territory.models import Estate


class Power(Term):
    SEE = "territory.see", "查看小区与房屋"
    KEEP = "territory.keep", "维护小区与房屋"


def within(actor: Actor, *, region: str = "region_code", estate: str = "id") -> Q:
    """The rows of the actor's territory, or of the single estates of the post."""
    condition = Q(**{f"{estate}__in": actor.estates})
    for prefix in actor.territory:
        condition |= Q(**{f"{region}__startswith": prefix}) if prefix else Q()
    return condition if "" not in actor.territory else Q()


def visible_estates(actor: Actor) -> QuerySet[Estate]:
    return Estate.objects.filter(within(actor))
