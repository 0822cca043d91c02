"""The number beside 诉求: what is overdue."""

from django.http import HttpRequest
from django.utils.timezone import now as current

from gongzhi.cases.queries.overview import overdue_count
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.web.navigation import Count

NOTHING = Count(0)


def overdue(request: HttpRequest) -> Count:
    if not hasattr(request, "user"):
        return NOTHING
    return Count(overdue_count(actor_of(request), current()), hot=True)
