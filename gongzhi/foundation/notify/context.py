"""What every template knows: how many lines of one's inbox are unread; asked only when shown."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.notify.queries import unread_count


def unread(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Nothing for a page drawn before anybody could be known (an error on the way in)."""
    if not hasattr(request, "user"):
        return {}

    @cache
    def count() -> int:
        person = actor_of(request).person
        return unread_count(person) if person is not None else 0

    return {"unread": count}
