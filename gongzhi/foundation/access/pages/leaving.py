"""Sign out, and switch the post one acts in."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from gongzhi.foundation.access.commands.sessions import switch_post
from gongzhi.foundation.access.current import CHOSEN, actor_of, forget, presence_of
from gongzhi.foundation.access.entering import leave
from gongzhi.foundation.access.entrance import open_to_anyone, open_to_staff_account
from gongzhi.foundation.access.landing import staff_home
from gongzhi.foundation.access.pages.ways import onward
from gongzhi.foundation.access.vocabulary import AccountKind, SignOutCause
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import id_in


@open_to_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    account = presence_of(request).account
    leave(request, SignOutCause.ASKED, actor=actor_of(request), now=datetime.now(UTC))
    staff = account is not None and account.kind == AccountKind.STAFF
    return HttpResponseRedirect("/desk/sign-in" if staff else "/m/sign-in")


@open_to_staff_account
@require_http_methods(["GET", "POST"])
def post(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "access/posts.html")
    there = presence_of(request)
    try:
        chosen = switch_post(
            there.actor.account or 0,
            id_in(request.POST.get("appointment", "")) or 0,
            standings=there.standings,
            actor=there.actor,
            now=datetime.now(UTC),
        )
    except RuleBroken as broken:
        messages.error(request, broken.message)
        return onward(request, staff_home(request))
    request.session[CHOSEN] = chosen.appointment
    forget(request)
    messages.success(request, f"现在以“{chosen.label}”办事")
    return onward(request, staff_home(request))
