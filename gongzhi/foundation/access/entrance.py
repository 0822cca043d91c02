"""The rule every address carries. A view without one breaks the build (tests/architecture).

    @open_to_power("cases.triage")
    def triage(request): ...

The decorated view has `.entrance`; API operations carry the same values (foundation.apikit).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from gongzhi.foundation.access import powers as all_powers
from gongzhi.foundation.access.current import actor_of, presence_of
from gongzhi.foundation.access.rules.admission import (
    ANYONE,
    RESIDENTS,
    SIGNED_IN,
    STAFF,
    STAFF_ACCOUNT,
    Entrance,
    Visitor,
    admission,
    by_power,
)
from gongzhi.foundation.access.rules.lending import Lending
from gongzhi.foundation.access.vocabulary import Admission, Opening

__all__ = [
    "ANYONE",
    "RESIDENTS",
    "SIGNED_IN",
    "STAFF",
    "STAFF_ACCOUNT",
    "Entrance",
    "Way",
    "by_power",
]

View = Callable[..., HttpResponseBase]
PHONE_SIGN_IN = "/m/sign-in"
DESK_SIGN_IN = "/desk/sign-in"
PASSWORD_PAGE = "/desk/account/password"  # noqa: S105 - an address
PASSWORD_DUE = "password_due"  # noqa: S105 - a name in the session
IN_POST = frozenset({Opening.STAFF, Opening.POWER})
STAFF_FACES = ("/desk", "/w", "/wall")


def open_to_anyone(view: View) -> View:
    return guarded(view, ANYONE)


def open_to_signed_in(view: View) -> View:
    return guarded(view, SIGNED_IN)


def open_to_residents(view: View) -> View:
    return guarded(view, RESIDENTS)


def open_to_staff_account(view: View) -> View:
    """One's own account: open also to whoever has no post (yet, or any more)."""
    return guarded(view, STAFF_ACCOUNT)


def open_to_staff(view: View) -> View:
    return guarded(view, STAFF)


def open_to_power(*powers: str) -> Callable[[View], View]:
    """Any one of these powers."""
    entrance = by_power(*powers)
    return lambda view: guarded(view, entrance)


def guarded(view: View, entrance: Entrance) -> View:
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return refusal(request, entrance) or view(request, *args, **kwargs)

    vars(entered)["entrance"] = entrance
    return entered


def refusal(request: HttpRequest, entrance: Entrance) -> HttpResponse | None:
    """Nothing for whoever may enter; the way to sign in; else the refusal in words."""
    if entrance.opening is Opening.ANYONE:
        return None
    said = admission(entrance, presence_of(request).visitor())
    if said is Admission.WELCOME:
        return _password_first(request, entrance)
    if said is Admission.SIGN_IN:
        return _to_sign_in(request, entrance)
    raise PermissionDenied(refusal_words(entrance, said))


def _password_first(request: HttpRequest, entrance: Entrance) -> HttpResponse | None:
    """Whoever owes a new password gets no further than his account."""
    due = entrance.opening in IN_POST and request.session.get(PASSWORD_DUE, False)
    return HttpResponseRedirect(PASSWORD_PAGE) if due else None


def refusal_words(entrance: Entrance, said: Admission) -> str:
    if said is not Admission.NO_POWER:
        return said.label
    names = "或".join(f"“{all_powers.label(power)}”" for power in sorted(entrance.powers))
    return f"当前职务没有{names}权限。换一个职务，或请管理员开通"


def visitor_of(request: HttpRequest) -> Visitor:
    return presence_of(request).visitor()


def _to_sign_in(request: HttpRequest, entrance: Entrance) -> HttpResponse:
    """Back to this page afterwards; from an act, to the page it was to be done on."""
    where = sign_in_for(request.path, entrance)
    is_read = request.method in {"GET", "HEAD"}
    after = request.get_full_path() if is_read else _page_before(request)
    to = f"{where}?{urlencode({'next': after})}" if after else where
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": to})
    return HttpResponseRedirect(to)


def _page_before(request: HttpRequest) -> str:
    """The page of ours the form stood on, as the browser says; "" where it does not."""
    named = urlsplit(request.headers.get("Referer", ""))
    if named.netloc != request.get_host():
        return ""
    return f"{named.path}?{named.query}" if named.query else named.path


def sign_in_for(path: str, entrance: Entrance) -> str:
    staff = entrance.opening in {*IN_POST, Opening.STAFF_ACCOUNT} or any(
        path == face or path.startswith(face + "/") for face in STAFF_FACES
    )
    return DESK_SIGN_IN if staff else PHONE_SIGN_IN


@dataclass(frozen=True)
class Way:
    """One address with one method (or "*") and its rule; None where it carries none.

    `lending`: what a token must name there; pages know no tokens.
    """

    address: str
    method: str
    entrance: Entrance | None
    lending: Lending | None = None


def every_entrance(resolver: URLResolver | None = None) -> list[Way]:
    """All addresses of the product with their rules, API operations one by one."""
    return list(_ways(resolver or get_resolver(), "/"))


def _ways(resolver: URLResolver, before: str) -> Iterator[Way]:
    for each in resolver.url_patterns:
        address = before + str(each.pattern).lstrip("^").rstrip("$")
        if isinstance(each, URLResolver):
            yield from _ways(each, address)
        else:
            yield from _of_pattern(each, address)


def _of_pattern(pattern: URLPattern, address: str) -> Iterator[Way]:
    """An API address says its rules by method in `rules`; a page has one for all methods."""
    view = pattern.callback
    by_method: dict[str, tuple[Entrance | None, Lending | None]] = getattr(view, "rules", {})
    if by_method:
        yield from (Way(address, method, *by_method[method]) for method in sorted(by_method))
        return
    yield Way(address, "*", getattr(view, "entrance", None))


def unknown_powers() -> list[str]:
    """Powers that addresses ask for and nobody has declared."""
    ways = every_entrance()
    asked = frozenset[str]().union(
        *(way.entrance.powers for way in ways if way.entrance),
        *(way.lending.powers or () for way in ways if way.lending),
    )
    return sorted(power for power in asked if not all_powers.is_known(power))


def holds(request: HttpRequest, power: str) -> bool:
    return actor_of(request).holds(power)
