"""Who may see and change what in parties."""

from django.db.models import Q, QuerySet

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.terms import Term
from gongzhi.parties.models import Organisation
from gongzhi.territory.access import within


class Power(Term):
    SEE = "parties.see", "查看组织与任职"
    KEEP = "parties.keep", "维护组织与任职"
    VERIFY = "parties.verify", "核验居民与房屋"


def visible_organisations(actor: Actor) -> QuerySet[Organisation]:
    """Those of the actor's territory, those that keep an estate there, and his own."""
    return Organisation.objects.filter(
        within(actor, estate="estate")
        | within(actor, region="servicings__estate__region_code", estate="servicings__estate")
        | Q(pk=actor.organisation)
    ).distinct()
