"""Refusals as JSON, in words: {message, clause, field}; several fields under `errors`."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from gongzhi.foundation.apikit.wording import field_of, words_of
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged

log = logging.getLogger("django.request")
SIGN_IN = "登录，或在请求头提供令牌"
NOT_FOUND = "没有找到，或不在你能看的范围内"
BROKEN = "没能办成，不是你的问题，过一分钟再试"
STATUSES = (401, 403, 404, 409, 422)
PLAIN = {
    400: "请求的格式读不懂",
    403: "页面放得太久了，刷新后再提交",
    404: NOT_FOUND,
    405: "这个地址没有这种操作",
    429: "请求太频繁，稍后再试",
}


class FieldError(Schema):
    field: str
    message: str


class Refusal(Schema):
    """What every refusal looks like."""

    message: str
    clause: str = ""
    field: str = ""
    errors: list[FieldError] = []


Answer = tuple[int, Refusal]


def install(api: NinjaAPI) -> None:
    for kind, answer in ANSWERS.items():
        api.add_exception_handler(kind, _handler(api, answer))


def _handler(
    api: NinjaAPI, answer: Callable[[Any], Answer]
) -> Callable[[HttpRequest, Exception | type[Exception]], HttpResponse]:
    def handle(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
        status, refusal = answer(error)
        return api.create_response(request, refusal.model_dump(), status=status)

    return handle


def _rule_broken(broken: RuleBroken) -> Answer:
    refusal = Refusal(message=broken.message, clause=broken.clause, field=broken.field)
    return status_of(broken), refusal


def _malformed(error: ValidationError) -> Answer:
    return 422, several(error.errors)


def _not_found(_error: Exception) -> Answer:
    return 404, Refusal(message=NOT_FOUND)


def _stranger(error: AuthenticationError) -> Answer:
    return 401, Refusal(message=error.message if _chinese(error.message) else SIGN_IN)


def _forbidden(error: PermissionDenied) -> Answer:
    return 403, Refusal(message=_own_words(str(error), 403))


def _plain(error: HttpError) -> Answer:
    return error.status_code, Refusal(message=_own_words(error.message, error.status_code))


def _broken(error: Exception) -> Answer:
    """Ours, not the caller's: the log has the whole story, the answer none of it."""
    log.error("the API failed", exc_info=error)
    return 500, Refusal(message=BROKEN)


ANSWERS: dict[type[Exception], Callable[[Any], Answer]] = {
    RuleBroken: _rule_broken,
    ValidationError: _malformed,
    Http404: _not_found,
    ObjectDoesNotExist: _not_found,
    AuthenticationError: _stranger,
    PermissionDenied: _forbidden,
    HttpError: _plain,
    Exception: _broken,
}


def status_of(broken: RuleBroken) -> int:
    if isinstance(broken, StateChanged):
        return 409
    return 403 if isinstance(broken, NotPermitted) else 422


def several(errors: list[dict[str, Any]]) -> Refusal:
    """The first field stands on top too, for programs that show one."""
    found = [FieldError(field=field_of(each), message=words_of(each)) for each in errors]
    first = found[0] if found else FieldError(field="", message=PLAIN[400])
    more = f"有 {len(found)} 处要改" if len(found) > 1 else first.message
    return Refusal(message=more, field=first.field, errors=found)


def _own_words(words: str, status: int) -> str:
    return words if _chinese(words) else PLAIN.get(status, BROKEN)


def _chinese(words: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in words)


def documented(response: Any) -> dict[int, Any]:  # noqa: ANN401 - a schema, or several by status
    own = response if isinstance(response, dict) else {200: response}
    return {**dict.fromkeys(STATUSES, Refusal), **own}
