"""Sheets of place codes to print: a page of labels, or each on a page of its own."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.kernel.text import id_in
from gongzhi.territory.queries.registers import CodeShown, codes_of, estate_for
from gongzhi.territory.vocabulary import Power


@open_to_power(Power.SEE)
@require_safe
def codes(request: HttpRequest, code: str) -> HttpResponse:
    """`?building=7` prints one building's; `?only=<token>` those that are named, as often as it
    stands there; `?each=1` sets one on each page."""
    estate = estate_for(actor_of(request), code)
    if estate is None:
        raise Http404
    only = request.GET.getlist("only")
    building = id_in(request.GET.get("building", ""))
    found = [each for each in codes_of(estate.pk, building) if not only or each.token in only]
    if not found:
        raise Http404
    context = {
        "estate": estate,
        "codes": [_shown(request, each) for each in found],
        "each": bool(request.GET.get("each") or len(only) == 1),
    }
    return render(request, "territory/codes.html", context)


def _shown(request: HttpRequest, code: CodeShown) -> dict[str, object]:
    address = request.build_absolute_uri(f"/q/{code.token}")
    return {"code": code, "address": address, "drawing": drawn(address)}


def drawn(address: str) -> SafeString:
    """Quartile correction: a label in a stairwell gets scratched."""
    code = segno.make(address, error="q", micro=False)
    return mark_safe(code.svg_inline(scale=4, border=2, omitsize=True))  # noqa: S308
