"""The place a page is read for: from the address, else the reader's own territory."""

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.rulebook.places import Place, place_of_estate
from gongzhi.kernel.text import id_in


def place_of(request: HttpRequest) -> Place:
    estate = id_in(request.GET.get("estate", ""))
    if estate is not None:
        return place_of_estate(estate)
    region = request.GET.get("region", "")
    if region.isdecimal() and len(region) <= 12:
        return Place(region)
    return Place(next(iter(actor_of(request).territory), ""))
