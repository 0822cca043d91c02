"""查看原文: ask, with a reason, to see one masked datum for a few minutes."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.forms import UnmaskForm
from gongzhi.foundation.access.pages.ways import asked_next, onward
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.unmasking import unmask as ask
from gongzhi.foundation.access.vocabulary import AccessPower, UnmaskField
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref


@open_to_power(AccessPower.UNMASK)
@require_POST
def unmask(request: HttpRequest, kind: str, thing: int, field: str) -> HttpResponse:
    """Back to the page that asked; it looks with `unmasked(...)` whether it may show the datum."""
    form = UnmaskForm(request.POST)
    if not form.is_valid():
        return _asked_again(request, form, field)
    try:
        ask(
            Ref(kind, thing),
            field,
            **form.cleaned_data,
            actor=actor_of(request),
            now=datetime.now(UTC),
        )
        messages.success(request, f"可以查看 {policy().unmask_minutes} 分钟，已记入日志")
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return onward(request, "/desk/")


def _asked_again(request: HttpRequest, form: UnmaskForm, field: str) -> HttpResponse:
    """What is wrong beside its field, what was chosen as it was; the way back stands beside it."""
    context = {
        "form": form,
        "datum": UnmaskField(field).label if field in set(UnmaskField) else "",
        "minutes": policy().unmask_minutes,
        "back": asked_next(request) or "/desk/",
    }
    return render(request, "access/unmask.html", context, status=422)
