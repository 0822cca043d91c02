"""Large print, and the component pages of developers (only in a demonstration)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongzhi.foundation.web import icons
from gongzhi.foundation.web.context import CARE_COOKIE
from gongzhi.foundation.web.faces import DESK, FIELD, PHONE, WALL, Face
from gongzhi.foundation.web.specimens import case, desk, field, phone, wall
from gongzhi.foundation.web.specimens.common import NOW, thing

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


@dataclass(frozen=True)
class Specimen:
    face: Face
    template: str
    sample: dict[str, Any]


SPECIMENS = {
    "phone-home": Specimen(PHONE, "phone/home", phone.HOME),
    "phone-elder": Specimen(PHONE, "phone/elder", phone.HOME),
    "phone-report": Specimen(PHONE, "phone/report", phone.REPORT),
    "phone-report-bad": Specimen(PHONE, "phone/report", phone.REPORT_BAD),
    "phone-tracking": Specimen(PHONE, "phone/tracking", phone.TRACKING),
    "phone-rating": Specimen(PHONE, "phone/rating", phone.RATING),
    "phone-reopening": Specimen(PHONE, "phone/rating", phone.REOPENING),
    "phone-reports": Specimen(PHONE, "phone/reports", phone.REPORTS),
    "phone-sign-in": Specimen(PHONE, "phone/sign_in", phone.SIGN_IN),
    "field-duties": Specimen(FIELD, "field/duties", field.DUTIES),
    "field-handle": Specimen(FIELD, "field/handle", field.HANDLE),
    "field-verify": Specimen(FIELD, "field/verify", field.VERIFY),
    "desk-my-desk": Specimen(DESK, "desk/my_desk", desk.MY_DESK),
    "desk-cases": Specimen(DESK, "desk/cases", desk.CASES),
    "desk-case": Specimen(DESK, "desk/case", case.CASE),
    "desk-registers": Specimen(DESK, "desk/registers", desk.REGISTERS),
    "wall-street": Specimen(WALL, "wall/street", wall.STREET),
}


def components(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states."""
    _only_demonstration()
    more = {"names": sorted(SPECIMENS), "drawn": sorted(icons.sheet("desk")), "face": DESK}
    return render(request, "web/specimens/desk/components.html", _around() | desk.COMPONENTS | more)


def specimen(request: HttpRequest, name: str) -> HttpResponse:
    """One whole page with sample figures; `?care=1` shows it in large print."""
    _only_demonstration()
    if name not in SPECIMENS:
        raise Http404
    one = SPECIMENS[name]
    more = {"face": one.face, "care": request.GET.get("care") == "1" or name == "phone-elder"}
    return render(request, f"web/specimens/{one.template}.html", _around() | one.sample | more)


def _around() -> dict[str, Any]:
    standing = thing(
        id=1,
        person_name="周岚",
        title="涌泉街道办 督办专员",
        post_name="督办专员",
        place="涌泉街道",
        wider_place="温江区",
        note="涌泉街道，分派、督办",
        open_count=14,
    )
    other = thing(id=2, title="洲际亚洲湾专委会 副书记", note="交叉任职，议题把关", open_count=5)
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
