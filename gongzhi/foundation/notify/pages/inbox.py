"""One's own messages, on a phone and at the desk."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_signed_in, open_to_staff
from gongzhi.foundation.notify.commands import mark_read, prefer
from gongzhi.foundation.notify.queries import inbox, line_of, preferences
from gongzhi.foundation.notify.rules.paging import Mark
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.kernel.errors import RuleBroken

OFFERED = (Channel.SMS, Channel.WECHAT, Channel.EMAIL)


@require_safe
@open_to_signed_in
def phone(request: HttpRequest) -> HttpResponse:
    return _listed(request, "notify/phone.html", as_staff=False)


@require_safe
@open_to_staff
def desk(request: HttpRequest) -> HttpResponse:
    return _listed(request, "notify/inbox.html", as_staff=True)


@require_safe
@open_to_signed_in
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks the line read and goes to one's own page of the thing, where there is one."""
    return _opened(request, pk, "notify:phone", as_staff=False)


@require_safe
@open_to_staff
def opened_at_desk(request: HttpRequest, pk: int) -> HttpResponse:
    return _opened(request, pk, "notify:inbox", as_staff=True)


@require_POST
@open_to_signed_in
def all_read(request: HttpRequest) -> HttpResponse:
    mark_read(_person(request), now=datetime.now(UTC))
    back = "notify:inbox" if request.POST.get("face") == "desk" else "notify:phone"
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_signed_in
def channels(request: HttpRequest) -> HttpResponse:
    """How this person wants to be told; in-app cannot be switched off."""
    if request.method == "POST":
        return _preferred(request)
    return render(request, "notify/where.html", {"channels": _offered(_person(request))})


def _preferred(request: HttpRequest) -> HttpResponse:
    try:
        channel = Channel(request.POST.get("channel", ""))
        prefer(_person(request), channel, wanted=request.POST.get("wanted") == "1")
    except ValueError:
        raise Http404 from None
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("已保存"))
    return redirect("notify:channels")


def _offered(person: int) -> list[tuple[Channel, bool]]:
    """The ways outside, and whether this person is told by them."""
    chosen = preferences(person)
    return [(each, chosen.get(each, each is Channel.SMS)) for each in OFFERED]


def _opened(request: HttpRequest, pk: int, back: str, *, as_staff: bool) -> HttpResponse:
    line = line_of(_person(request), pk, as_staff=as_staff)
    if line is None:
        raise Http404
    mark_read(_person(request), [pk], now=datetime.now(UTC))
    return HttpResponseRedirect(line.url) if line.url else redirect(back)


def _listed(request: HttpRequest, template: str, *, as_staff: bool) -> HttpResponse:
    person = _person(request)
    before = Mark.read(request.GET.get("before", ""))
    found = inbox(person, as_staff=as_staff, before=before)
    shown = {"lines": found.lines, "older": found.older}
    return render(request, template, shown)


def _person(request: HttpRequest) -> int:
    """Nobody's inbox is the inbox of person 0, who does not exist."""
    return actor_of(request).person or 0
