"""The number beside 诉求: what is overdue. A page that has counted already leaves it here."""

from django.http import HttpRequest
from django.utils.timezone import now as current

from gongzhi.cases.queries.overview import overdue_count
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.web.navigation import Count

NOTHING = Count(0)
_KNOWN = "_overdue_count"


def leave(request: HttpRequest, number: int) -> None:
    vars(request)[_KNOWN] = number


def overdue(request: HttpRequest) -> Count:
    if not hasattr(request, "user"):
        return NOTHING
    if _KNOWN not in vars(request):
        leave(request, overdue_count(actor_of(request), current()))
    return Count(vars(request)[_KNOWN], hot=True)
