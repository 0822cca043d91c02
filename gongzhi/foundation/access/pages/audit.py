"""审计记录: who did what when, for the audit administrator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.auditing import Wanted, audit_page, kinds
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.forms import AuditForm
from gongzhi.foundation.access.vocabulary import AccessPower
from gongzhi.kernel.text import id_in


@open_to_power(AccessPower.AUDIT_READ)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    form = AuditForm(request.GET, kinds=kinds())
    given = form.cleaned_data if form.is_valid() else {}
    before = request.GET.get("before", "")
    wanted = Wanted(
        kind=given.get("kind", ""),
        with_automatic=bool(given.get("whose")),
        account=given.get("account", ""),
        since=given.get("since"),
        until=given.get("until"),
        before=id_in(before),
    )
    page = audit_page(actor_of(request), wanted)
    context = {
        "filter_form": form,
        "rows": page.lines,
        "next_before": page.next_before,
        "before": before,
    }
    return render(request, "access/audit.html", context)
