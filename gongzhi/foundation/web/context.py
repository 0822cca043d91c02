"""What every template knows: the face, the moment, large print, whether this is a show."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from gongzhi.foundation.web.faces import face_of

CARE_COOKIE = "gz_care"


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """A view that passes its own `now` wins over this one."""
    return {
        "face": face_of(request.path),
        "now": datetime.now(UTC),
        "care": request.COOKIES.get(CARE_COOKIE) == "1",
        "demonstration": bool(getattr(settings, "DEMONSTRATION", False)),
    }
