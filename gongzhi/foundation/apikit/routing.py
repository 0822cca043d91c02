"""Routers whose every operation says whose entrance it is; there is no way not to say it."""

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
from gongzhi.foundation.access.vocabulary import Admission
from gongzhi.foundation.apikit.authentication import ways_for
from gongzhi.foundation.apikit.refusals import documented
from gongzhi.kernel.errors import NotPermitted

Operation = TypeVar("Operation", bound=Callable[..., Any])


class Router:
    """`tags` group the operations in the documentation, in the words of the field."""

    def __init__(self, *, tags: list[str]) -> None:
        self.inner = ninja.Router(tags=tags)

    def get(
        self, path: str, *, entrance: Entrance, **options: Any
    ) -> Callable[[Operation], Operation]:
        return self._operation("GET", path, entrance, options)

    def post(
        self, path: str, *, entrance: Entrance, **options: Any
    ) -> Callable[[Operation], Operation]:
        return self._operation("POST", path, entrance, options)

    def put(
        self, path: str, *, entrance: Entrance, **options: Any
    ) -> Callable[[Operation], Operation]:
        return self._operation("PUT", path, entrance, options)

    def patch(
        self, path: str, *, entrance: Entrance, **options: Any
    ) -> Callable[[Operation], Operation]:
        return self._operation("PATCH", path, entrance, options)

    def delete(
        self, path: str, *, entrance: Entrance, **options: Any
    ) -> Callable[[Operation], Operation]:
        return self._operation("DELETE", path, entrance, options)

    def _operation(
        self, method: str, path: str, entrance: Entrance, options: dict[str, Any]
    ) -> Callable[[Operation], Operation]:
        response = documented(options.pop("response", None))
        register = self.inner.api_operation(
            [method], path, auth=ways_for(entrance), response=response, **options
        )

        def decorate(operation: Operation) -> Operation:
            register(guarded(operation, entrance))
            return operation

        return decorate


def guarded(operation: Callable[..., Any], entrance: Entrance) -> Callable[..., Any]:
    @wraps(operation)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        require(request, entrance)
        return operation(request, *args, **kwargs)

    vars(entered)["entrance"] = entrance
    return entered


def require(request: HttpRequest, entrance: Entrance) -> None:
    """Authentication has been by here: what is left is whether this visitor may enter."""
    said = admission(entrance, visitor_of(request))
    if said is not Admission.WELCOME:
        raise NotPermitted(refusal_words(entrance, said))
    if entrance.opening in IN_POST and request.session.get(PASSWORD_DUE, False):
        raise NotPermitted("先修改密码，再继续办理")
