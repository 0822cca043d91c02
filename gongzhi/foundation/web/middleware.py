"""What every answer carries, and how the statements of acts are run."""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

from gongzhi.foundation.database.prepared import prepared
from gongzhi.foundation.web.failures import bad_request, form_only

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""What a view says for itself stands: files are kept for an hour, static files for ever."""


class StrictHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._refused(request) if _holds_null(request) else self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refused(self, request: HttpRequest) -> HttpResponse:
        return bad_request(request, BadRequest("地址里有不能用的字符"))


class ReadableBodies:
    """What was posted, for all pages in one place; after the protection of forms has read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        if request.path_info.startswith("/api/") or not _says_null(request.POST):
            return None
        return bad_request(request, BadRequest("填的内容里有看不见的字符，删掉再提交"))


class SpokenMethods:
    """An address that only takes forms says so to whoever opens it; Django's answer is empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        spoken = form_only(request)
        spoken.headers["Allow"] = response.headers["Allow"]
        return spoken


class PreparedActs:
    """Before whatever asks the database. What is only looked at is planned for its values."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        with prepared():
            return self.get_response(request)


def _holds_null(request: HttpRequest) -> bool:
    """PostgreSQL keeps no NUL in a text; no page has a use for one. The API refuses by itself."""
    if request.path_info.startswith("/api/"):
        return False
    return "\0" in request.path_info or _says_null(request.GET)


def _says_null(said: QueryDict) -> bool:
    return any("\0" in one for name, values in said.lists() for one in (name, *values))
