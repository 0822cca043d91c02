"""The rows of a post's territory."""

from django.db.models import Q

from gongzhi.kernel.actor import Actor


def within(actor: Actor, column: str = "region_code") -> Q:
    """By region-code prefix; none for a post without a territory, all for one without bounds."""
    if "" in actor.territory:
        return Q()
    places = Q(pk__in=())
    for prefix in actor.territory:
        places |= Q(**{f"{column}__startswith": prefix})
    return places


def within_reach(actor: Actor, *, region: str = "region_code", estate: str = "id") -> Q:
    """The rows of the actor's territory, or of the single estates of the post."""
    places = within(actor, region)
    return places | Q(**{f"{estate}__in": actor.estates}) if places else places
