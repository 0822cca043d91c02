"""文号代字: what each kind is numbered under, how far the year is, whether it is whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.pages.desk import OFFICE
from gongzhi.foundation.documents.pages.forms import PrefixForm
from gongzhi.foundation.documents.queries.numbers import numbering_of
from gongzhi.foundation.documents.vocabulary import DocumentKind, DocumentPower
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), current()
    form = PrefixForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            commands.set_prefix(
                DocumentKind(told["kind"]),
                told["initials"],
                used=told["used"] or 0,
                actor=actor,
                now=now,
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "已设定，以后签发的照此编号")
            return HttpResponseRedirect(request.path)
    context = {
        "rows": numbering_of(actor.organisation or 0, local_day(now).year),
        "year": local_day(now).year,
        "form": form if actor.holds(DocumentPower.CONFIGURE) else None,
    }
    status = 422 if form.errors else 200
    return render(request, "documents/desk/numbers.html", context, status=status)
