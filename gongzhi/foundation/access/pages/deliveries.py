"""留痕运行: what of the journal was not delivered, and how far it is sealed."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import holds, open_to_power
from gongzhi.foundation.access.keeping import journal_state
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.access.pages.forms import ReasonForm
from gongzhi.foundation.access.vocabulary import AccessPower
from gongzhi.foundation.journal.deliveries import retry_delivery, set_delivery_aside
from gongzhi.kernel.errors import RuleBroken

LABEL = "留痕运行"


@open_to_power(AccessPower.SETTINGS, AccessPower.AUDIT_VERIFY)
@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    context = {"state": journal_state(), "may_mend": holds(request, AccessPower.SETTINGS)}
    return render(request, "access/deliveries.html", context)


@open_to_power(AccessPower.SETTINGS)
@require_POST
def retry(request: HttpRequest, entry: int, reaction: str) -> HttpResponse:
    """Harmless to ask: what was delivered is not delivered again."""
    try:
        retry_delivery(entry, reaction, actor=actor_of(request), now=datetime.now(UTC))
        messages.success(request, "已排队重新处理，一分钟内进行")
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return HttpResponseRedirect(reverse("access:deliveries"))


@open_to_power(AccessPower.SETTINGS)
@require_http_methods(["GET", "POST"])
def setting_aside(request: HttpRequest, entry: int, reaction: str) -> HttpResponse:
    decision = Decision(
        title="不再处理",
        about=f"第 {entry} 号记事，{reaction}",
        words="这一步不再自动进行，例如一条通知不会发出；排在它后面的继续。记事本身不受影响。",
        verb="不再处理",
        done="已记录，不再处理",
        back=reverse("access:deliveries"),
        back_label=LABEL,
    )
    return decided(
        request,
        decision,
        ReasonForm,
        lambda given: set_delivery_aside(
            entry,
            reaction,
            reason=given["reason"],
            actor=actor_of(request),
            now=datetime.now(UTC),
        ),
    )
