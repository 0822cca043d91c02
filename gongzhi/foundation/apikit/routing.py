"""Routers whose every operation says whose entrance it is, and what a token must name for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import ninja
from django.http import HttpRequest

from gongzhi.foundation.access.entrance import (
    IN_POST,
    PASSWORD_DUE,
    refusal_words,
    visitor_of,
)
from gongzhi.foundation.access.rules.admission import Entrance, admission
from gongzhi.foundation.access.rules.lending import Lending, lending_of
from gongzhi.foundation.access.vocabulary import Admission
from gongzhi.foundation.apikit.authentication import ways_for
from gongzhi.foundation.apikit.refusals import documented
from gongzhi.kernel.errors import NotPermitted

Operation = TypeVar("Operation", bound=Callable[..., Any])


class Router:
    """`tags` group the operations in the documentation, in the words of the field.

    Every operation says `entrance=`; where that is not by power, `token=` too.
    """

    def __init__(self, *, tags: list[str]) -> None:
        self.inner = ninja.Router(tags=tags)

    def get(self, path: str, **said: Any) -> Callable[[Operation], Operation]:
        return self._operation("GET", path, **said)

    def post(self, path: str, **said: Any) -> Callable[[Operation], Operation]:
        return self._operation("POST", path, **said)

    def put(self, path: str, **said: Any) -> Callable[[Operation], Operation]:
        return self._operation("PUT", path, **said)

    def patch(self, path: str, **said: Any) -> Callable[[Operation], Operation]:
        return self._operation("PATCH", path, **said)

    def delete(self, path: str, **said: Any) -> Callable[[Operation], Operation]:
        return self._operation("DELETE", path, **said)

    def _operation(
        self,
        method: str,
        path: str,
        *,
        entrance: Entrance,
        token: Lending | None = None,
        response: Any = None,  # noqa: ANN401 - a schema, or several by status
        **options: Any,
    ) -> Callable[[Operation], Operation]:
        lending = lending_of(entrance, token)
        register = self.inner.api_operation(
            [method],
            path,
            auth=ways_for(entrance, lending),
            response=documented(response),
            **options,
        )

        def decorate(operation: Operation) -> Operation:
            register(guarded(operation, entrance, lending))
            return operation

        return decorate


def guarded(
    operation: Callable[..., Any], entrance: Entrance, lending: Lending
) -> Callable[..., Any]:
    @wraps(operation)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        require(request, entrance)
        return operation(request, *args, **kwargs)

    vars(entered).update(entrance=entrance, lending=lending)
    return entered


def require(request: HttpRequest, entrance: Entrance) -> None:
    """Authentication has been by here: what is left is whether this visitor may enter."""
    said = admission(entrance, visitor_of(request))
    if said is not Admission.WELCOME:
        raise NotPermitted(refusal_words(entrance, said))
    if entrance.opening in IN_POST and request.session.get(PASSWORD_DUE, False):
        raise NotPermitted("先修改密码，再继续办理")
