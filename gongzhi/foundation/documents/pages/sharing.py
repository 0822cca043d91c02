"""分享: the page for residents, the words and the picture for their groups."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now as current
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_anyone, open_to_power
from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.pages.acting import DESK, page_or_404
from gongzhi.foundation.documents.pages.desk import OFFICE
from gongzhi.foundation.documents.queries.document import shared_paper
from gongzhi.foundation.documents.rendering.poster import poster_of, share_text
from gongzhi.foundation.sheets.exporting import named_download
from gongzhi.foundation.web.asking import is_confirmed
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.errors import RuleBroken


@open_to_power(*OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, number: int) -> HttpResponse:
    """Asked once, then words and picture to take along."""
    now = current()
    page = page_or_404(request, number, now)
    if request.method == "POST" and is_confirmed(request):
        try:
            commands.share_document(number, actor=actor_of(request), now=now)
        except RuleBroken as broken:
            messages.error(request, broken.message)
            return HttpResponseRedirect(DESK.of(page))
        return HttpResponseRedirect(request.path)
    token = page.document.share_token
    context: dict[str, Any] = {"document": page.document}
    if token is None:
        context["question"] = _question(page.document.title, DESK.of(page))
    else:
        address = _address(request, token)
        context |= {"address": address, "words": share_text(page.paper, address)}
    return render(request, "documents/desk/share.html", context | {"back": DESK.of(page)})


@open_to_power(*OFFICE)
@require_safe
def poster(request: HttpRequest, number: int) -> HttpResponse:
    page = page_or_404(request, number, current())
    token = page.document.share_token
    if token is None:
        raise Http404
    made = poster_of(page.paper, _address(request, token))
    answer = HttpResponse(made, content_type="image/png")
    if "save" in request.GET:
        answer.headers["Content-Disposition"] = named_download(f"{page.document.title}.png")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@open_to_anyone
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """What a resident reads who followed the code or the link."""
    found = shared_paper(token)
    if found is None:
        raise Http404
    document, paper = found
    context = {"document": document, "paper": paper}
    return render(request, "documents/phone/paper.html", context)


def _address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("papers:paper", args=[token]))


def _question(title: str, back: str) -> Question:
    return Question(
        title="开放给居民看？",
        words=f"“{title}”全文。",
        verb="确认开放",
        back=back,
        effects=(
            "有链接或者二维码的人都能看到全文，不用登录。",
            "作废以后打不开；除此以外不收回。",
            "先看一遍，正文里不要有居民的姓名、电话和门牌。",
        ),
    )
