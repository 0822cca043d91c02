"""Sheets of place codes to print: a page of labels, or each on a page of its own."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.territory.queries.registers import codes_of, estate_for
from gongzhi.territory.vocabulary import Power


@open_to_power(Power.SEE)
@require_safe
def codes(request: HttpRequest, code: str) -> HttpResponse:
    """`?each=1` sets one on each page; `?only=<token>` prints a single one."""
    estate = estate_for(actor_of(request), code)
    if estate is None:
        raise Http404
    only = request.GET.get("only", "")
    found = [each for each in codes_of(estate.pk) if only in {"", each.token}]
    if not found:
        raise Http404
    shown = []
    for each in found:
        address = request.build_absolute_uri(f"/q/{each.token}")
        shown.append({"code": each, "address": address, "drawing": drawn(address)})
    context = {"estate": estate, "codes": shown, "each": bool(request.GET.get("each") or only)}
    return render(request, "territory/codes.html", context)


def drawn(address: str) -> SafeString:
    """Quartile correction: a label in a stairwell gets scratched."""
    code = segno.make(address, error="q", micro=False)
    return mark_safe(code.svg_inline(scale=4, border=2, omitsize=True))  # noqa: S308
