"""What every page knows of the person before it; asked for only where a template uses it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from gongzhi.foundation.access.current import presence_of


def presence(request: HttpRequest) -> dict[str, Any]:
    """`actor`, `standing` (the post acted in) and `standings` (all of them)."""
    if not hasattr(request, "user"):
        return {}
    return {
        "actor": SimpleLazyObject(lambda: presence_of(request).actor),
        "standing": SimpleLazyObject(lambda: presence_of(request).chosen),
        "standings": SimpleLazyObject(lambda: presence_of(request).standings),
    }
