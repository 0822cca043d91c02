"""撤回登记: one's own claim to a home, while it waits; asked once before."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.commands.residency import withdraw_residency
from gongzhi.parties.queries.limits import why_not_again_today
from gongzhi.parties.queries.residency import own_claim, place_name

if TYPE_CHECKING:
    from gongzhi.parties.models import Residency

MY_THINGS = "portal_phone:me"


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    actor = resident_of(request)
    if request.method == "POST":
        return _withdrawn(request, number, actor)
    claim = own_claim(actor.person or 0, number)
    if claim is None:
        messages.info(request, "这条登记已经有了结果，或已撤回")
        return HttpResponseRedirect(reverse(MY_THINGS))
    return render(
        request, "portal/phone/withdrawal.html", {"question": _question(claim, timezone.now())}
    )


def _withdrawn(request: HttpRequest, number: int, actor: Actor) -> HttpResponse:
    try:
        withdraw_residency(number, actor=actor, now=timezone.now())
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except RuleBroken as broken:
        messages.warning(request, broken.message)
    else:
        messages.success(request, "已撤回，社区不再核验")
    return HttpResponseRedirect(reverse(MY_THINGS))


def _question(claim: "Residency", now: datetime) -> Question:
    return Question(
        title="撤回这条登记？",
        words=place_name(claim),
        verb="撤回登记",
        back=reverse(MY_THINGS),
        effects=[
            "社区不再核验这套房",
            "登记过又撤回，经过里都有记录",
            f"以后要住这里，可以{_again(claim, now)}",
        ],
    )


def _again(claim: "Residency", now: datetime) -> str:
    why_not = why_not_again_today(claim, now)
    return f"再登记；{why_not}" if why_not else "再登记"
