"""Large print, and the component page of developers (only in a demonstration)."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongzhi.foundation.web import icons
from gongzhi.foundation.web.components import COMPONENTS, NOW
from gongzhi.foundation.web.context import CARE_COOKIE
from gongzhi.foundation.web.faces import DESK, PHONE

YEAR = 365 * 24 * 3600


@require_POST
def choose_size(request: HttpRequest) -> HttpResponse:
    """长辈版 or 标准版, remembered on this phone."""
    response = HttpResponseRedirect(_back(request))
    large = "1" if request.POST.get("care") == "1" else "0"
    response.set_cookie(
        CARE_COOKIE, large, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def _back(request: HttpRequest) -> str:
    """Only addresses of our own."""
    to = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(to, {request.get_host()})
    return to if ours else PHONE.home


def components(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states."""
    _only_demonstration()
    more = {"drawn": sorted(icons.sheet("desk")), "face": DESK}
    return render(request, "web/components.html", _around() | COMPONENTS | more)


def _around() -> dict[str, Any]:
    standing = SimpleNamespace(
        id=1,
        person_name="周岚",
        title="涌泉街道办 督办专员",
        post_name="督办专员",
        place="涌泉街道",
        wider_place="温江区",
        note="涌泉街道，分派、督办",
        open_count=14,
    )
    other = SimpleNamespace(
        id=2, title="洲际亚洲湾专委会 副书记", note="交叉任职，议题把关", open_count=5
    )
    return {
        "now": NOW,
        "standing": standing,
        "standings": [standing, other],
        "unread": 4,
        "side_notes": ["规则库 2026-11-18 版", "日志已封存至 10:15"],
    }


def _only_demonstration() -> None:
    if not settings.DEMONSTRATION:
        raise Http404
