from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power, open_to_staff
from gongzhi.foundation.rulebook import access, queries
from gongzhi.foundation.rulebook.commands import (
    confirm_override,
    propose_override,
    reject_override,
    withdraw_override,
)
from gongzhi.foundation.rulebook.pages.confirming import confirming, first_day
from gongzhi.foundation.rulebook.pages.forms import OverrideForm
from gongzhi.foundation.rulebook.pages.places import place_of
from gongzhi.foundation.rulebook.pages.reading import definition_or_404, form_for, rule_page
from gongzhi.foundation.web.asking import is_confirmed, is_taken_back
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import visible

if TYPE_CHECKING:
    from gongzhi.foundation.rulebook.models import Override


@require_POST
@open_to_power("rulebook.propose")
def overrides(request: HttpRequest, key: str) -> HttpResponse:
    place, definition = place_of(request), definition_or_404(key)
    form = form_for(request, definition, place, request.POST)
    if form.is_valid() and _proposed(request, key, form):
        messages.success(request, _("已送复核。复核通过后生效，只管此后发生的义务"))
        return _back(request, key)
    page = rule_page(request, definition, place, form, now())
    return render(request, "rulebook/rule.html", page, status=422)


def _proposed(request: HttpRequest, key: str, form: OverrideForm) -> bool:
    """A refusal stands beside its field, and nothing typed is lost."""
    proposal = form.proposal()
    try:
        propose_override(key, proposal, actor=actor_of(request), now=now())
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    return True


@require_POST
@open_to_power("rulebook.confirm")
def confirmation(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Asked once: what it changes, whether that is looser, and from which day."""
    remark, override = visible(request.POST.get("remark", "")), _entry_or_404(key, pk)
    may_check = access.may_check(actor_of(request), override)
    if may_check and is_taken_back(request):
        return _taken_back(request, key, {"entry": pk, "words": remark})
    if may_check and not is_confirmed(request):
        return _asked(request, override, remark)
    return _decided(
        request,
        key,
        lambda: confirm_override(pk, actor=actor_of(request), now=now(), remark=remark),
        _("已复核，自 {day} 起采用").format(day=first_day(override, local_day(now()))),
    )


def _entry_or_404(key: str, pk: int) -> "Override":
    found = queries.entry_of(key, pk)
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest, override: "Override", remark: str) -> HttpResponse:
    definition = definition_or_404(override.key)
    context = {
        "definition": definition,
        "place": place_of(request),
        "question": confirming(definition, override, local_day(now())),
        "hidden": format_html('<input type="hidden" name="remark" value="{}">', remark),
        "remark": remark,
    }
    return render(request, "rulebook/confirm.html", context)


def _taken_back(request: HttpRequest, key: str, kept: dict[str, Any]) -> HttpResponse:
    """先不: nothing is done, and the remark stands where it was typed."""
    place, definition = place_of(request), definition_or_404(key)
    form = form_for(request, definition, place)
    page = rule_page(request, definition, place, form, now())
    return render(request, "rulebook/rule.html", {**page, "kept": kept})


@require_POST
@open_to_power("rulebook.confirm")
def rejection(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    remark, override = visible(request.POST.get("remark", "")), _entry_or_404(key, pk)
    return _decided(
        request,
        key,
        lambda: reject_override(override.pk, actor=actor_of(request), now=now(), reason=remark),
        _("已退给录入人，未生效"),
    )


@require_POST
@open_to_staff
def withdrawal(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    remark, override = visible(request.POST.get("remark", "")), _entry_or_404(key, pk)
    return _decided(
        request,
        key,
        lambda: withdraw_override(override.pk, actor=actor_of(request), now=now(), reason=remark),
        _("已撤回"),
    )


def _decided(request: HttpRequest, key: str, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, done)
    return _back(request, key)


def _back(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponseRedirect(f"/desk/rules/{key}?{place_of(request).query}")
