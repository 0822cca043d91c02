"""What a printed code opens: the form of that place, or plain words where it cannot."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongzhi.cases.queries.places import Place, place_of
from gongzhi.foundation.access.entrance import open_to_anyone
from gongzhi.territory.queries import spot_of_code

SCANNED, MOST = "cases.scanned", 5


@open_to_anyone
@require_safe
def scanned(request: HttpRequest, token: str) -> HttpResponse:
    place = place_of(token)
    if unusable(place):
        return useless_code(request, place)
    if place is not None and place.is_scanned:
        _remember(request, token)
    query = urlencode({"place": token})
    return HttpResponseRedirect(f"{reverse('cases_phone:new')}?{query}")


def _remember(request: HttpRequest, token: str) -> None:
    """That this browser stood there; the address of a form proves nothing, it can be passed on."""
    before = request.session.get(SCANNED, [])
    if before[:1] != [token]:
        request.session[SCANNED] = [token, *(one for one in before if one != token)][:MOST]


def has_scanned(request: HttpRequest, token: str) -> bool:
    return token in request.session.get(SCANNED, [])


def code_scanned_in(request: HttpRequest, estate: int | None) -> str:
    """The last code of the estate that this browser opened; "" where there is none."""
    for token in request.session.get(SCANNED, []):
        spot = spot_of_code(token)
        if spot is not None and spot.estate == estate and not spot.retired:
            return str(token)
    return ""


def unusable(place: Place | None) -> bool:
    return place is None or (place.spot is not None and place.spot.retired)


def useless_code(request: HttpRequest, place: Place | None) -> HttpResponse:
    """Never printed by us, or taken down: either way the matter can still be reported."""
    spot = place.spot if place else None
    status = 410 if spot else 404
    return render(request, "cases/phone/useless_code.html", {"spot": spot}, status=status)
