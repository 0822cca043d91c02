"""解锁与第二验证: what the security administrator does for whoever cannot get in."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.commands import accounts
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.locked import (
    is_locked,
    locked_accounts,
    staff_account,
    staff_named,
)
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.access.pages.forms import NameForm, ReasonForm
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.vocabulary import AccessPower

LABEL = "解锁与第二验证"


@open_to_power(AccessPower.UNLOCK)
@require_safe
def unlocking(request: HttpRequest) -> HttpResponse:
    now, form = datetime.now(UTC), NameForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    found = staff_named(typed)
    context = {
        "form": form,
        "typed": typed,
        "found": found,
        "is_locked": found is not None and is_locked(found, now),
        "locked": locked_accounts(now),
        "rules": policy(),
    }
    return render(request, "access/unlocking.html", context)


@open_to_power(AccessPower.UNLOCK)
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest, account: int) -> HttpResponse:
    decision = Decision(
        title="解除登录锁定",
        about=_name(account),
        words="解除后本人马上可以再登录，之前输错的次数不再算。解除记入日志。",
        verb="解除锁定",
        done="已解除锁定",
        back=reverse("access:unlocking"),
        back_label=LABEL,
    )
    return decided(
        request,
        decision,
        ReasonForm,
        lambda given: accounts.unlock(
            account, reason=given["reason"], actor=actor_of(request), now=datetime.now(UTC)
        ),
    )


@open_to_power(AccessPower.UNLOCK)
@require_http_methods(["GET", "POST"])
def second_factor_removal(request: HttpRequest, account: int) -> HttpResponse:
    decision = Decision(
        title="解除第二验证",
        about=_name(account),
        words="先核对是本人，再解除。这个账号在各处的登录马上结束，备用码作废，"
        "下次登录时重新设置。解除记入日志。",
        verb="解除第二验证",
        done="已解除，本人下次登录时重新设置",
        back=reverse("access:unlocking"),
        back_label=LABEL,
    )
    return decided(
        request,
        decision,
        ReasonForm,
        lambda given: accounts.remove_second_factor(
            account, reason=given["reason"], actor=actor_of(request), now=datetime.now(UTC)
        ),
    )


def _name(account: int) -> str:
    found = staff_account(account)
    if found is None:
        raise Http404
    return f"账号 {found.username}"
