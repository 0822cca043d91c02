"""Cases near by still being handled that may be the same matter; what is done and only waits for
a rating is neither counted nor offered."""

from dataclasses import dataclass
from datetime import datetime

from gongzhi.cases.models import Case
from gongzhi.cases.queries.conditions import BEING_DONE
from gongzhi.cases.queries.limits import alike_within
from gongzhi.cases.queries.places import Place
from gongzhi.foundation.similarity.likeness import most_alike
from gongzhi.kernel.calendar import local_day

MOST = 50


@dataclass(frozen=True, kw_only=True)
class Alike:
    """`is_same_thing`: the very lift or gate that was scanned. The words of another reporter are
    never shown; the category and the registered place say enough, to whoever stands there
    (`access.stands_there`)."""

    case: Case
    is_same_thing: bool


def alike(place: Place | None, text: str, *, category: str, now: datetime) -> list[Alike]:
    """Of the scanned thing first, then near by and of the same category, the likest words first."""
    if place is None or place.spot is None:
        return []
    spot = place.spot
    since = now - alike_within(place.region_code, local_day(now))
    open_ones = list(
        Case.objects.filter(BEING_DONE, estate=spot.estate, reported_at__gte=since)
        .select_related("building", "facility")
        .order_by("-reported_at")[:MOST]
    )
    same_thing = [c for c in open_ones if spot.facility and c.facility_id == spot.facility]
    same_kind = [c for c in open_ones if category and c.category == category]
    near = [c for c in same_kind if c not in same_thing and _near(c, place)]
    found = [Alike(case=c, is_same_thing=True) for c in _likest_first(text, same_thing)]
    found += [Alike(case=c, is_same_thing=False) for c in _likest_first(text, near)]
    return found


def _likest_first(text: str, cases: list[Case]) -> list[Case]:
    """All of them; those with like words before the others."""
    like = [key for key, _ in most_alike(text, [(c.pk, c.text) for c in cases])]
    return sorted(cases, key=lambda case: like.index(case.pk) if case.pk in like else len(like))


def _near(case: Case, place: Place) -> bool:
    """Same building, or one of the two is about the estate as a whole; another lift is another."""
    spot = place.spot
    if spot is None or (case.facility_id and spot.facility):
        return False
    return not case.building_id or not spot.building or case.building_id == spot.building
