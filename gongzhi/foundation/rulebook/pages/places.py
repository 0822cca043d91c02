"""The place a page is read for: from the address, else the reader's own territory."""

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.rulebook.places import Place, place_of_estate


def place_of(request: HttpRequest) -> Place:
    given = request.GET.get("estate", "")
    if given.isdecimal() and len(given) < 19:
        return place_of_estate(int(given))
    region = request.GET.get("region", "")
    if region.isdecimal() and len(region) <= 12:
        return Place(region)
    return Place(next(iter(actor_of(request).territory), ""))
