"""Numbers beside navigation entries."""

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.portal.queries import duty_count

NOTHING = 0


def duties(request: HttpRequest) -> int:
    return duty_count(actor_of(request)) if hasattr(request, "user") else NOTHING
