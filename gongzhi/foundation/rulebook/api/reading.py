from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.timezone import now
from ninja import Query

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import STAFF
from gongzhi.foundation.access.rules.lending import by_token
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.rulebook import reading
from gongzhi.foundation.rulebook.api.schemas import PlaceIn, RuleDetail, RuleOut
from gongzhi.foundation.rulebook.places import Place, place_of_estate
from gongzhi.foundation.rulebook.rules.book import UnknownKey
from gongzhi.foundation.rulebook.rules.resolving import Value
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.rulebook.vocabulary import Power
from gongzhi.kernel.calendar import local_day

router = Router(tags=["规则库"])
READING = by_token(Power.PROPOSE, Power.CONFIRM)


@router.get("", entrance=STAFF, token=READING, response=Page[RuleOut], summary="规则列表")
def rules(
    request: HttpRequest,
    paging: Query[Paging],
    where: Query[PlaceIn],
    q: Annotated[str, Query(max_length=100)] = "",
    open: bool = False,  # noqa: A002, FBT001, FBT002 (the name in the address)
) -> dict[str, Any]:
    place, on = _asked(request, where)
    found = [_found(key, place, on) for key in book().definitions if _sought(key, q)]
    kept = [RuleOut.of(each) for each in found if each.is_unverified or not open]
    return paged(kept, paging)


@router.get(
    "/{key}", entrance=STAFF, token=READING, response=RuleDetail, summary="一条规则及逐层取值"
)
def rule(request: HttpRequest, key: str, where: Query[PlaceIn]) -> RuleDetail:
    place, on = _asked(request, where)
    try:
        found = _found(key, place, on)
    except UnknownKey as unknown:
        raise Http404 from unknown
    region, estate = place.region_code, place.estate
    ladder = reading.layers(key, region_code=region, on=on, estate=estate)
    said = reading.history(key, region_code=region, estate=estate)
    return RuleDetail.told(found, ladder, said)


def _asked(request: HttpRequest, where: PlaceIn) -> tuple[Place, date]:
    on = where.on or local_day(now())
    if where.estate is not None:
        return place_of_estate(where.estate), on
    return Place(where.region or next(iter(actor_of(request).territory), "")), on


def _found(key: str, place: Place, on: date) -> Value:
    return reading.value(key, region_code=place.region_code, on=on, estate=place.estate)


def _sought(key: str, words: str) -> bool:
    return book().definition(key).speaks_of(words)
