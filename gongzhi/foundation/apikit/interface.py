"""The API of the product: one, at /api/v1, with its documentation at /api/v1/docs."""

from collections.abc import Callable, Iterator
from inspect import getclosurevars
from typing import Any

from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.operation import PathView

from gongzhi.foundation.access.entrance import ANYONE, guarded
from gongzhi.foundation.access.rules.admission import Entrance
from gongzhi.foundation.access.rules.lending import Lending
from gongzhi.foundation.apikit import refusals
from gongzhi.foundation.apikit.documentation import Documentation
from gongzhi.foundation.apikit.own import router as own
from gongzhi.foundation.apikit.routing import Router

DESCRIPTION = (
    "与页面办理的是同一件事：同样的权限、同样的规则、同样的记录。"
    "程序用请求头 Authorization: Bearer 令牌，只能办令牌上写明的权限；"
    "浏览器用登录后的会话，写操作带 X-CSRFToken。"
    "办不成时返回 {message, clause, field}：409 情况已变，403 没有权限，422 填写或规则不符。"
)


class Interface(NinjaAPI):
    """Every address it makes carries its rules where `every_entrance` looks for them."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        made = _once_an_address(super()._get_urls())
        for each in made:
            if isinstance(each, URLPattern):
                _say_entrance(each)
        return made


def register(prefix: str, router: Router) -> None:
    """Called in project.urls, before the addresses are built."""
    api.add_router(prefix, router.inner)


def _once_an_address(
    made: list[URLResolver | URLPattern],
) -> list[URLResolver | URLPattern]:
    """The library makes one pattern an operation, all of them leading to the same view."""
    return list({str(each.pattern): each for each in reversed(made)}.values())[::-1]


def _say_entrance(pattern: URLPattern) -> None:
    view = pattern.callback
    by_method = dict(_rules(view))
    if by_method:
        vars(view)["rules"] = by_method
    elif pattern.name == "api-root":
        pattern.callback = guarded(view, ANYONE)


def _rules(
    view: Callable[..., Any],
) -> Iterator[tuple[str, tuple[Entrance | None, Lending | None]]]:
    """The library keeps the operations of an address in the closure of its view."""
    path_view = (
        None if not hasattr(view, "__code__") else getclosurevars(view).nonlocals.get("self")
    )
    if isinstance(path_view, PathView):
        for operation in path_view.operations:
            for method in operation.methods:
                said = vars(operation.view_func)
                yield method, (said.get("entrance"), said.get("lending"))


def _open(view: Callable[..., Any]) -> Callable[..., Any]:
    return guarded(view, ANYONE)


api = Interface(
    title="共治 API",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs=Documentation(),
    docs_url="/docs",
    openapi_url="/openapi.json",
    docs_decorator=_open,
)
refusals.install(api)
register("", own)
