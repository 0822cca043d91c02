"""Messages that did not go: a person decides; and the phone of a demonstration."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_anyone, open_to_power
from gongzhi.foundation.notify.commands import give_up, retry
from gongzhi.foundation.notify.queries import demonstration_messages, lines_to_mend
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import visible


@require_safe
@open_to_power("notify.mend")
def to_mend(request: HttpRequest) -> HttpResponse:
    return render(request, "notify/to_mend.html", {"lines": lines_to_mend(actor_of(request))})


@require_POST
@open_to_power("notify.mend")
def resending(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        retry(pk, actor=actor_of(request), now=datetime.now(UTC))
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("已排队重发，一分钟内发出"))
    return redirect("notify:messages")


@require_POST
@open_to_power("notify.mend")
def abandonment(request: HttpRequest, pk: int) -> HttpResponse:
    """A refusal leaves the reason typed in its field."""
    reason = visible(request.POST.get("reason", ""))
    try:
        give_up(pk, reason=reason, actor=actor_of(request), now=datetime.now(UTC))
    except RuleBroken as broken:
        lines = lines_to_mend(actor_of(request))
        shown = {"lines": lines, "bad": pk, "reason": reason, "problem": broken.message}
        return render(request, "notify/to_mend.html", shown, status=422)
    messages.success(request, _("已记录，不再发送"))
    return redirect("notify:messages")


@require_safe
@open_to_anyone
def demonstration(request: HttpRequest) -> HttpResponse:
    """What phones would receive. In production there is no such page."""
    if not settings.DEMONSTRATION:
        raise Http404
    return render(request, "notify/demonstration.html", {"received": demonstration_messages()})
