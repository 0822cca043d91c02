"""The first page of whoever has just come in."""

from django.http import HttpRequest

from gongzhi.foundation.access.current import presence_of
from gongzhi.foundation.access.rules import landing

RESIDENTS_HOME = "/m/"
MOBILE = "Sec-CH-UA-Mobile"


def home_of(request: HttpRequest) -> str:
    """Staff by their post and device, everybody else to the residents' face."""
    presence = presence_of(request)
    if presence.actor.appointment is None or presence.chosen is None:
        return RESIDENTS_HOME
    return staff_home(request)


def staff_home(request: HttpRequest) -> str:
    chosen = presence_of(request).chosen
    return landing.home(chosen.face if chosen else "", on_a_phone=_says_it_is_a_phone(request))


def _says_it_is_a_phone(request: HttpRequest) -> bool:
    """Only what the browser itself declares; the name it gives itself is not read."""
    return request.headers.get(MOBILE) == "?1"
