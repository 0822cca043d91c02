"""Sessions end when nobody has used them for a while."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.messages import warning
from django.http import HttpRequest, HttpResponse

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entering import KIND, idle_limit, leave
from gongzhi.foundation.access.sessions import SEEN
from gongzhi.foundation.access.vocabulary import AccountKind, SignOutCause

WRITTEN_EVERY = timedelta(minutes=1)


class IdleSignOut:
    """After the session and account middleware. Writes at most once a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            _seen(request, datetime.now(UTC))
        return self.get_response(request)


def _seen(request: HttpRequest, now: datetime) -> None:
    session = request.session
    kept = session.get(SEEN)
    idle = now - datetime.fromisoformat(kept) if kept else timedelta(0)
    if idle > idle_limit(session.get(KIND, AccountKind.STAFF.value)):
        leave(request, SignOutCause.IDLE, actor=actor_of(request), now=now)
        warning(request, "久未操作，已自动退出，请重新登录")
    elif kept is None or idle > WRITTEN_EVERY:
        session[SEEN] = now.isoformat()
