"""Who may see what in territory."""

from django.db.models import QuerySet

from gongzhi.foundation.access.territory import within_reach
from gongzhi.kernel.actor import Actor
from gongzhi.territory.models import Estate


def visible_estates(actor: Actor) -> QuerySet[Estate]:
    return Estate.objects.filter(within_reach(actor))
