"""登录与安全: one's password, second factor, sessions and tokens."""

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from gongzhi.foundation.access import powers, queries
from gongzhi.foundation.access.commands.passwords import change_password
from gongzhi.foundation.access.commands.second_factor import make_recovery_codes
from gongzhi.foundation.access.commands.sessions import end_other_sessions, end_session
from gongzhi.foundation.access.commands.sign_in import password_is_due
from gongzhi.foundation.access.commands.tokens import lendable, make_token, revoke_token, text_of
from gongzhi.foundation.access.current import actor_of, own_account
from gongzhi.foundation.access.entrance import (
    PASSWORD_DUE,
    open_to_staff,
    open_to_staff_account,
)
from gongzhi.foundation.access.pages.forms import PasswordForm, TokenForm
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.errors import RuleBroken

SHOWN = "access.made"
"""A new token, sealed, from its making to its one showing; a page loaded again makes no second
one. The table of sessions is read by more people than the one it is for."""


@open_to_staff_account
@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    return _page(request)


@open_to_staff_account
@never_cache
@sensitive_post_parameters("old", "password", "again")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    now, own = datetime.now(UTC), own_account(request)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form, now):
        messages.success(request, "密码已修改，其他地方的登录已结束")
        return _back()
    due = password_is_due(own, now=now)
    context = {"form": form, "due": due, "rules": policy(), "name": own.username}
    return render(request, "access/password.html", context, status=422 if form.errors else 200)


@open_to_staff_account
@never_cache
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    codes = make_recovery_codes(own_account(request), now=datetime.now(UTC))
    onto = reverse("access:security")
    return render(request, "access/recovery_codes.html", {"codes": codes, "onto": onto})


@open_to_staff_account
@require_POST
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    try:
        own, now = own_account(request).pk, datetime.now(UTC)
        end_session(own, public_id, actor=actor_of(request), now=now)
        messages.success(request, "已结束那处登录")
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return _back()


@open_to_staff
@never_cache
@require_POST
def tokens(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = TokenForm(request.POST, lendable=lendable(actor))
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = make_token(
                given["name"],
                given["scopes"],
                days=given["days"],
                actor=actor,
                now=datetime.now(UTC),
            )
            request.session[SHOWN] = {"token": made.token.pk, "text": made.sealed_text}
            return HttpResponseRedirect(reverse("access:token", args=[made.token.pk]))
        except RuleBroken as broken:
            refuse(form, broken)
    return _page(request, token_form=form)


@open_to_staff
@never_cache
@require_GET
def token(request: HttpRequest, token: int) -> HttpResponse:
    """Shown in full the first time its page is looked at; nothing keeps it afterwards."""
    own = queries.tokens_of(own_account(request).pk).filter(pk=token).first()
    if own is None:
        raise Http404
    context = {"token": own, "text": _shown_once(request, own.pk)}
    return render(request, "access/token.html", context)


@open_to_staff
@require_POST
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    try:
        revoke_token(token, actor=actor_of(request), now=datetime.now(UTC))
        messages.success(request, "令牌已停用")
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return _back()


def _shown_once(request: HttpRequest, token: int) -> str:
    """The token in full, or "" where it was shown already. What another edition of the program
    kept here may be of another shape: it goes, and counts as shown."""
    match request.session.get(SHOWN):
        case {"token": int(number)} if number != token:
            return ""
        case {"token": int(), "text": str(sealed)}:
            del request.session[SHOWN]
            return text_of(sealed)
    request.session.pop(SHOWN, None)
    return ""


def _page(request: HttpRequest, token_form: TokenForm | None = None) -> HttpResponse:
    now, own, actor = datetime.now(UTC), own_account(request), actor_of(request)
    factor = queries.second_factor_of(own.pk)
    tokens = list(queries.tokens_of(own.pk))
    context = {
        "own": own,
        "factor": factor,
        "codes_left": queries.recovery_codes_left(own.pk),
        "sessions": queries.sessions_of(own.pk, now),
        "this_session": request.session.get("public_id", ""),
        "tokens": [(each, [powers.label(p) for p in each.scopes]) for each in tokens],
        "token_form": token_form or TokenForm(lendable=lendable(actor)),
        "may_lend": bool(lendable(actor)),
        "at": now,
    }
    status = 422 if token_form and token_form.errors else 200
    return render(request, "access/account.html", context, status=status)


def _changed(request: HttpRequest, form: PasswordForm, now: datetime) -> bool:
    given, own = form.cleaned_data, own_account(request)
    try:
        changed = change_password(
            own.pk,
            old=given["old"],
            new=given["password"],
            again=given["again"],
            actor=actor_of(request),
            now=now,
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    update_session_auth_hash(request, changed)
    request.session[PASSWORD_DUE] = False
    end_other_sessions(own.pk, request.session.session_key)
    return True


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("access:security"))
