"""Numbers beside navigation entries. A page that has counted already leaves its number here."""

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.portal.queries import duty_count

NOTHING = 0
_KNOWN = "_duty_count"


def leave(request: HttpRequest, number: int) -> None:
    vars(request)[_KNOWN] = number


def duties(request: HttpRequest) -> int:
    if not hasattr(request, "user"):
        return NOTHING
    if _KNOWN not in vars(request):
        leave(request, duty_count(actor_of(request)))
    known: int = vars(request)[_KNOWN]
    return known
