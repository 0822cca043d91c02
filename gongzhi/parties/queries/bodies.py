"""Bodies as the papers of the foundation name them."""

from collections.abc import Iterable

from gongzhi.foundation.documents.bodies import Body
from gongzhi.kernel.actor import Actor
from gongzhi.parties.models import Organisation
from gongzhi.parties.queries import organisations_for


def bodies_named(ids: Iterable[int]) -> dict[int, Body]:
    return {row.pk: _body(row) for row in Organisation.objects.filter(pk__in=list(ids))}


def recipients(actor: Actor) -> list[Body]:
    """Whom a paper can be delivered to by choosing: the bodies the actor sees, not his own."""
    return [_body(row) for row in organisations_for(actor) if row.pk != actor.organisation]


def _body(row: Organisation) -> Body:
    return Body(id=row.pk, name=row.name, short_name=row.short_name, region_code=row.region_code)
