"""Sessions end when nobody has used them for a while, a staff member's in any case after a day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.messages import warning
from django.http import HttpRequest, HttpResponse

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entering import KIND, idle_limit, leave, lifetime
from gongzhi.foundation.access.sessions import SEEN, SIGNED_IN
from gongzhi.foundation.access.vocabulary import AccountKind, SignOutCause

WRITTEN_EVERY, OF_RESIDENTS = timedelta(minutes=1), timedelta(hours=1)
"""Fine enough for the limits, which are minutes for staff and days for residents."""


class IdleSignOut:
    """After the session and account middleware. Writes seldom."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            _seen(request, datetime.now(UTC))
        return self.get_response(request)


def _seen(request: HttpRequest, now: datetime) -> None:
    session = request.session
    kind = session.get(KIND, AccountKind.STAFF.value)
    idle, length = _since(session.get(SEEN), now), _since(session.get(SIGNED_IN), now)
    if idle > idle_limit(kind):
        _out(request, SignOutCause.IDLE, "久未操作，已自动退出，请重新登录", now)
    elif kind == AccountKind.STAFF and length > lifetime(kind):
        _out(request, SignOutCause.LONG, "登录时间已满，请重新登录", now)
    elif SEEN not in session or idle > _written_every(kind):
        session[SEEN] = now.isoformat()


def _written_every(kind: str) -> timedelta:
    return OF_RESIDENTS if kind == AccountKind.RESIDENT else WRITTEN_EVERY


def _out(request: HttpRequest, cause: SignOutCause, words: str, now: datetime) -> None:
    leave(request, cause, actor=actor_of(request), now=now)
    warning(request, words)


def _since(kept: str | None, now: datetime) -> timedelta:
    return now - datetime.fromisoformat(kept) if kept else timedelta(0)
