"""One decision on a page of its own: what it does, why it is taken, one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.kernel.errors import RuleBroken

Act = Callable[[dict[str, Any]], HttpResponse | None]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """`about` says what it concerns, `words` what comes of it, `done` what is said afterwards."""

    title: str
    words: str
    verb: str
    back: str
    back_label: str
    about: str = ""
    done: str = ""


def decided(
    request: HttpRequest,
    decision: Decision,
    kind: Callable[..., PlainForm],
    act: Act,
    **options: Any,
) -> HttpResponse:
    """The form on GET; on POST the act, back to where one came from, or why it cannot be. `kind`
    makes the form of what was posted."""
    form = kind(request.POST or None, **options)
    if request.method == "POST" and form.is_valid():
        try:
            shown = act(form.cleaned_data)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            if shown is None:
                messages.success(request, decision.done)
            return shown or HttpResponseRedirect(decision.back)
    context = {"decision": decision, "form": form}
    return render(request, "access/decision.html", context, status=422 if form.errors else 200)
