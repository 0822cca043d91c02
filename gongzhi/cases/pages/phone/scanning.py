"""What a printed code opens: the form of that place, or plain words where it cannot."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongzhi.cases.queries.places import Place, place_of
from gongzhi.foundation.access.entrance import open_to_anyone


@open_to_anyone
@require_safe
def scanned(request: HttpRequest, token: str) -> HttpResponse:
    place = place_of(token)
    if unusable(place):
        return useless_code(request, place)
    query = urlencode({"place": token})
    return HttpResponseRedirect(f"{reverse('cases_phone:new')}?{query}")


def unusable(place: Place | None) -> bool:
    return place is None or (place.spot is not None and place.spot.retired)


def useless_code(request: HttpRequest, place: Place | None) -> HttpResponse:
    """Never printed by us, or taken down: either way the matter can still be reported."""
    spot = place.spot if place else None
    status = 410 if spot else 404
    return render(request, "cases/phone/useless_code.html", {"spot": spot}, status=status)
