"""Error pages in plain words, one look per face. They ask nothing of the database."""

import logging
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.web.context import CARE_COOKIE
from gongzhi.foundation.web.faces import face_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    status: int
    icon: str
    title: Promise
    words: Promise


FORBIDDEN = Failure(
    403,
    "lock",
    _("这一页你现在不能看"),
    _("没有这项权限，或登录已过期。重新登录，或请管理员开通。"),
)
NOT_FOUND = Failure(
    404,
    "search",
    _("没有找到这一页"),
    _("地址可能写错了，或内容已撤下。从首页再找一次。"),
)
BROKEN = Failure(
    500,
    "alert",
    _("没能办成，不是你的问题"),
    _("你写的都还在上一页。过一分钟再试，还不行就报错误号。"),
)
STALE_FORM = Failure(
    403,
    "clock",
    _("这一页放得太久了"),
    _("为了安全，表单要重开一次。退回上一页，刷新再提交，写过的都还在。"),
)
FORM_ONLY = Failure(
    405,
    "info",
    _("这个地址不能直接打开"),
    _("它只收表单提交的内容。退回上一页，从那里再来。"),
)
BAD_REQUEST = Failure(400, "alert", _("这次请求读不懂"), _("退回上一页，再提交一次。"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return shown(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return shown(request, FORBIDDEN, detail=_words_of(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return shown(request, NOT_FOUND)


def form_only(request: HttpRequest) -> HttpResponse:
    return shown(request, FORM_ONLY)


def broken(request: HttpRequest) -> HttpResponse:
    """The number stands in the log too, on the line before what failed."""
    number = secrets.token_hex(3).upper()
    log.error("error number %s: %s %s", number, request.method, request.path)
    return shown(request, BROKEN, number=number)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return shown(request, STALE_FORM)


def shown(
    request: HttpRequest, failure: Failure, *, detail: str = "", number: str = ""
) -> HttpResponse:
    """htmx gets the same words; the page's own script shows them as a notice."""
    face = face_of(request.path)
    context = {
        "face": face,
        "failure": failure,
        "way": _("回首页"),
        "detail": detail,
        "number": number,
        "care": request.COOKIES.get(CARE_COOKIE) == "1",
        "demonstration": settings.DEMONSTRATION,
    }
    template = "web/errors/touch.html" if face.is_touch else "web/errors/desk.html"
    response = HttpResponse(render_to_string(template, context), status=failure.status)
    response.headers["Gongzhi-Message"] = str(failure.title).encode("unicode_escape").decode()
    return response


def _words_of(exception: Exception) -> str:
    """A refusal written for the person; Django's own English is not."""
    words = str(exception)
    return words if any("\u4e00" <= letter <= "\u9fff" for letter in words) else ""
