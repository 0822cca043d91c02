"""Who calls: the browser's session (with its CSRF token), or a program with a bearer token."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import APIKeyCookie, HttpBearer

from gongzhi.foundation.access.commands.tokens import take_token
from gongzhi.foundation.access.current import Presence, admit, presence_of
from gongzhi.foundation.access.rules.admission import Entrance
from gongzhi.foundation.access.vocabulary import Opening


class Token(HttpBearer):
    """A token that is not good is refused everywhere, also where none is needed."""

    def authenticate(self, request: HttpRequest, token: str) -> Presence:
        there = take_token(token, now=datetime.now(UTC))
        if there is None:
            raise AuthenticationError(message="令牌不存在、已停用或已到期")
        admit(request, there)
        return there


class BrowserSession(APIKeyCookie):
    """Asked for its CSRF token only where the session is somebody's."""

    param_name = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        there = self.param_name in request.COOKIES and presence_of(request).account is not None
        return super()._get_key(request) if there else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Presence | None:
        return presence_of(request) if key else None


def nobody(request: HttpRequest) -> Presence:
    """Where anyone may enter, also without either."""
    return presence_of(request)


WAYS: tuple[Callable[[HttpRequest], object], ...] = (Token(), BrowserSession())


def ways_for(entrance: Entrance) -> list[Callable[[HttpRequest], object]]:
    return [*WAYS, nobody] if entrance.opening is Opening.ANYONE else list(WAYS)
