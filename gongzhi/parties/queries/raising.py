"""推荐审核与双向培养: who is recommended to which body, and what people were trained in."""

from collections.abc import Iterable

from gongzhi.foundation.links import Link
from gongzhi.parties.models import Recommendation, Training
from gongzhi.parties.rules.posts import catalogue


def recommendations_to(organisation: int) -> list[Recommendation]:
    """Those that wait first, then the newest."""
    rows = Recommendation.objects.filter(organisation=organisation)
    return list(rows.select_related("person", "by").order_by("-state", "-recommended_at", "-pk"))


def recommendation_of(number: int) -> Recommendation | None:
    rows = Recommendation.objects.select_related("person", "organisation", "by")
    return rows.filter(pk=number).first()


def trainings_by(organisation: int) -> list[Training]:
    rows = Training.objects.filter(organisation=organisation)
    return list(rows.select_related("person").order_by("-held_on", "-pk"))


def recommendation_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Recommendation.objects.filter(pk__in=list(ids)).select_related("organisation")
    posts = catalogue()
    return {
        row.pk: Link(
            f"{row.organisation.short_name} {posts[row.post].title if row.post in posts else ''}",
            f"/desk/organisations/{row.organisation_id}",
        )
        for row in rows
    }
