"""首页: my estate and door, 报事, what waits for me, my reports; in large print huge buttons."""

import re
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.cases.queries.progress import CaseShown, case_shown
from gongzhi.cases.queries.tracking import Shelf, Tally, late_count, own_reports, tally_of
from gongzhi.foundation.access.entrance import open_to_anyone, open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.web.context import CARE_COOKIE
from gongzhi.foundation.web.values import Row
from gongzhi.kernel.actor import Actor
from gongzhi.parties.queries import organisation_for
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.portal.invitations import invitations
from gongzhi.portal.pages.phone.homes import CHOSEN, Home, chosen_home, homes_of
from gongzhi.territory.queries import spot_of_code

SHOWN = 2
TYPED = 40
PRINTED = re.compile(r"[A-Za-z0-9_-]{1,24}")
NO_SUCH_CODE = "没有这个编号。对着码下面的编号再看一遍，大小写和横线都要一样；也可以手选位置"


@dataclass(frozen=True, kw_only=True)
class Mine:
    """What a signed-in resident finds; of a stranger all is empty."""

    homes: list[Home]
    home: Home | None
    invited: list[Row]
    cases: list[CaseShown]
    tally: Tally


@open_to_anyone
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now, actor = timezone.now(), resident_of(request)
    care = request.COOKIES.get(CARE_COOKIE) == "1"
    mine = _mine(request, actor, now, care=care)
    context = {
        "now": now,
        "mine": mine,
        "is_known": actor.person is not None,
        "report_url": report_url(mine.home),
    }
    if not care:
        return render(request, "portal/phone/home.html", context)
    late = late_count(actor.person, now=now) if actor.person else 0
    helper = _helper(mine.home) if mine.home else None
    return render(request, "portal/phone/elder.html", {**context, "late": late, "helper": helper})


@open_to_anyone
@require_safe
def scanning(request: HttpRequest) -> HttpResponse:
    """How to scan: WeChat and every phone's camera open our codes by themselves. Who cannot scan
    types the number printed beneath."""
    typed = normalize("NFKC", "".join(request.GET.get("code", "").split()))[:TYPED]
    if PRINTED.fullmatch(typed) and spot_of_code(typed) is not None:
        return HttpResponseRedirect(reverse("cases_phone:code", args=[typed]))
    context = {
        "places_url": reverse("cases_phone:places"),
        "typed": typed,
        "refusal": NO_SUCH_CODE if typed else "",
    }
    return render(request, "portal/phone/scanning.html", context, status=404 if typed else 200)


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def homes(request: HttpRequest) -> HttpResponse:
    mine = homes_of(resident_of(request))
    if request.method == "POST":
        wanted = request.POST.get("home", "")
        if any(str(home.id) == wanted for home in mine):
            request.session[CHOSEN] = int(wanted)
        return HttpResponseRedirect(reverse("portal_phone:home"))
    context = {"homes": mine, "home": chosen_home(request, mine)}
    return render(request, "portal/phone/homes.html", context)


def report_url(home: Home | None) -> str:
    """Straight to the form of one's own estate; without one, to choosing the place."""
    if home is None:
        return reverse("cases_phone:places")
    return f"{reverse('cases_phone:new')}?{urlencode({'place': home.estate_code})}"


def _mine(request: HttpRequest, actor: Actor, now: datetime, *, care: bool) -> Mine:
    if actor.person is None:
        nothing = Tally(total=0, open=0, rating=0)
        return Mine(homes=[], home=None, invited=[], cases=[], tally=nothing)
    mine = homes_of(actor)
    telling = Telling(now)
    rows = [] if care else own_reports(actor.person, Shelf.ALL, page=1)[:SHOWN]
    return Mine(
        homes=mine,
        home=chosen_home(request, mine),
        invited=invitations(actor, now),
        cases=[case_shown(row, telling) for row in rows],
        tally=tally_of(actor.person),
    )


def _helper(home: Home) -> object | None:
    body = organisation_for(OrganisationKind.RESIDENTS_COMMITTEE, region_code=home.region_code)
    return body if body is not None and body.phone else None
