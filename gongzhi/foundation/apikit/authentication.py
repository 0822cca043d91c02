"""Who calls: the browser's session (with its CSRF token), or a program with a bearer token."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import APIKeyCookie, HttpBearer

from gongzhi.foundation.access import powers
from gongzhi.foundation.access.commands.tokens import take_token
from gongzhi.foundation.access.current import Presence, admit, presence_of
from gongzhi.foundation.access.rules.admission import Entrance
from gongzhi.foundation.access.rules.lending import Lending
from gongzhi.foundation.access.vocabulary import Opening
from gongzhi.kernel.errors import NotPermitted


class Token(HttpBearer):
    """A token that is not good is refused everywhere, also where none is needed; a good one does
    only what the powers it names are for."""

    def __init__(self, lending: Lending) -> None:
        super().__init__()
        self.lending = lending

    def authenticate(self, request: HttpRequest, token: str) -> Presence:
        there = take_token(token, now=datetime.now(UTC))
        if there is None:
            raise AuthenticationError(message="令牌不存在、已停用或已到期")
        if not self.lending.allows(there.actor.powers):
            raise NotPermitted(_unlent(self.lending))
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


SESSION = BrowserSession()


def ways_for(entrance: Entrance, lending: Lending) -> list[Callable[[HttpRequest], object]]:
    ways: list[Callable[[HttpRequest], object]] = [Token(lending), SESSION]
    return [*ways, nobody] if entrance.opening is Opening.ANYONE else ways


def _unlent(lending: Lending) -> str:
    if not lending.powers:
        return "这项操作由本人登录后办理，令牌不能代办"
    names = "或".join(f"“{powers.label(power)}”" for power in sorted(lending.powers))
    return f"这个令牌没有{names}权限。换一个有此权限的令牌，或由本人登录后办理"
