"""公文 on the staff's phone: what is to be carried out, photographed and proven."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.documents.pages import proving, showing
from gongzhi.foundation.documents.pages.acting import FIELD, acted, page_or_404
from gongzhi.foundation.documents.pages.desk import OFFICE
from gongzhi.foundation.documents.queries.register import to_deliver, waited_for
from gongzhi.foundation.documents.vocabulary import DocumentPower, DocumentState
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.web.values import Row

MOST = 50


@open_to_power(DocumentPower.DELIVER)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    found = list(to_deliver(actor_of(request))[:MOST])
    under_way = waited_for(found)
    rows = [
        Row(
            title=each.title,
            url=f"{FIELD.prefix}/{each.pk}",
            note="，".join(filter(None, [str(each.number), _to(under_way[each.pk])])),
            icon="file",
            go=DocumentState(each.state).label,
        )
        for each in found
    ]
    return render(request, "documents/field/documents.html", {"rows": rows})


def _to(recipients: list[str]) -> str:
    return f"等{'、'.join(recipients)}的凭证" if recipients else ""


@open_to_power(*OFFICE)
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    now = current()
    page = page_or_404(request, number, now)
    prefix = FIELD.of(page)
    context = {
        "now": now,
        "page": page,
        "document": page.document,
        "paper": page.paper,
        "state": page.state.label,
        "steps": showing.steps(page, now),
        "scan": showing.scan(page),
        "deliveries": showing.deliveries(page, now),
        "powers": [power for power in showing.powers(page, prefix) if not power.why_not],
        "main_act": showing.main_act(page, prefix),
        "lines": timeline(page.document.ref, limit=12),
    }
    return render(request, "documents/field/document.html", context)


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: int, noun: str) -> HttpResponse:
    return acted(request, number, noun, current(), FIELD)


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, number: int, delivery: int, noun: str) -> HttpResponse:
    return proving.ended(request, number, delivery, noun, current(), FIELD)
