"""位置码 of one estate: choose what to print, replace a lost one, make those that are missing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.access import may_keep
from gongzhi.territory.commands.code import complete_codes, replace_code, retire_code
from gongzhi.territory.pages.acting import context_of, there
from gongzhi.territory.pages.forms import ReplacementForm
from gongzhi.territory.queries import buildings_of
from gongzhi.territory.queries.registers import code_for, codes_of, estate_for, retired_codes_of
from gongzhi.territory.vocabulary import Power

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@open_to_power(Power.SEE)
@require_safe
def places(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    estate = there(estate_for(actor, code))
    context = {
        "estate": estate,
        "codes": codes_of(estate.pk),
        "retired": retired_codes_of(estate.pk),
        "buildings": buildings_of(estate.pk),
        "keeps": may_keep(actor, estate.region_code, estate.pk) and not estate.ended_on,
        "now": current(),
    }
    return render(request, "territory/places.html", context)


@open_to_power(Power.KEEP)
@require_POST
def completion(request: HttpRequest, code: str) -> HttpResponse:
    estate = there(estate_for(actor_of(request), code))
    try:
        number = complete_codes(estate.pk, **context_of(request))
    except RuleBroken as broken:
        messages.info(request, broken.message)
    else:
        messages.success(request, f"补了 {number} 个位置码，可以打印")
    return redirect("territory:places", code=code)


@open_to_power(Power.KEEP)
@EDIT
def replacement(request: HttpRequest, token: str) -> HttpResponse:
    """The new one is printed straight away."""
    found, name = there(code_for(actor_of(request), token))

    def act(given: dict[str, Any]) -> HttpResponse:
        new = replace_code(token, reason=given["reason"], **context_of(request))
        messages.success(request, "旧码已停用，打印这张新码张贴")
        address = reverse("territory:codes", args=[found.estate.code])
        return redirect(f"{address}?only={new.token}")

    decision = Decision(
        title="换位置码",
        about=name,
        words="旧码马上停用，扫到的人看到停用和原因，仍可另选位置报事；新码马上可以打印。",
        verb="停用旧码，换新码",
        back=reverse("territory:places", args=[found.estate.code]),
        back_label=f"{found.estate.name} 位置码",
    )
    return decided(request, decision, ReplacementForm, act)


@open_to_power(Power.KEEP)
@EDIT
def retirement(request: HttpRequest, token: str) -> HttpResponse:
    found, name = there(code_for(actor_of(request), token))

    def act(given: dict[str, Any]) -> None:
        retire_code(token, reason=given["reason"], **context_of(request))

    decision = Decision(
        title="停用位置码",
        about=name,
        words="这一处以后没有码可扫；扫到旧码的人看到停用和原因。停用不能恢复，要用的再补一个新码。",
        verb="停用",
        done="已停用",
        back=reverse("territory:places", args=[found.estate.code]),
        back_label=f"{found.estate.name} 位置码",
    )
    return decided(request, decision, ReplacementForm, act)
