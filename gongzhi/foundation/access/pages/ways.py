"""Where to go after signing in: only to an address of ours."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from gongzhi.foundation.access.landing import staff_home
from gongzhi.foundation.access.rules import landing

AWAY = ("/sign-out", "/m/sign-in", "/desk/sign-in")


def asked_next(request: HttpRequest) -> str:
    """The page asked for before, "" where none or a foreign one is named."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    ours = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return to if ours and not to.startswith(AWAY) else ""


def onward(request: HttpRequest, home: str) -> HttpResponse:
    return HttpResponseRedirect(asked_next(request) or home)


def staff_onward(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(staff_next(request))


def staff_next(request: HttpRequest) -> str:
    """Where staff go on: the page asked for, else the face their post works on."""
    return landing.onto(asked_next(request), staff_home(request))


def step(request: HttpRequest, name: str) -> HttpResponse:
    """To a further step of signing in, still knowing where to go afterwards."""
    after = asked_next(request)
    query = f"?{urlencode({'next': after})}" if after else ""
    return HttpResponseRedirect(reverse(name) + query)
