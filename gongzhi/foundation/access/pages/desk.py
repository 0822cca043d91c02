"""工作人员登录: name and password, then a second factor, set up at the first time."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access import demonstration, queries
from gongzhi.foundation.access.address import client_address
from gongzhi.foundation.access.commands import second_factor
from gongzhi.foundation.access.commands.sign_in import prove_by_password
from gongzhi.foundation.access.current import presence_of
from gongzhi.foundation.access.entering import enter, half_account, half_enter
from gongzhi.foundation.access.entrance import open_to_anyone
from gongzhi.foundation.access.pages.forms import CodeForm, NameAndPasswordForm
from gongzhi.foundation.access.pages.qr import drawn
from gongzhi.foundation.access.pages.ways import asked_next, staff_next, staff_onward, step
from gongzhi.foundation.access.vocabulary import AccountKind, Factor
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.errors import RuleBroken


@open_to_anyone
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    account = presence_of(request).account
    if account and account.kind == AccountKind.STAFF and request.method == "GET":
        return staff_onward(request)
    form = NameAndPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _password_proven(request, form):
        return step(request, "access:desk_second")
    listed = demonstration.showcase(staff=True)
    return _page(request, "access/desk.html", form, showcase=listed)


@open_to_anyone
@never_cache
@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    now = datetime.now(UTC)
    account = half_account(request, now=now)
    if account is None:
        return step(request, "access:desk_sign_in")
    if not second_factor.has_second_factor(account):
        return step(request, "access:desk_set_up")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            factor = second_factor.take_second_factor(
                account, form.cleaned_data["code"], address=client_address(request), now=now
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            enter(request, account, (Factor.PASSWORD, factor), now=now)
            return staff_onward(request)
    return _page(
        request, "access/desk_second.html", form, shown_code=queries.shown_code(account, now)
    )


@open_to_anyone
@never_cache
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """The first sign-in: scan, type the first code, keep the recovery codes."""
    now = datetime.now(UTC)
    account = half_account(request, now=now)
    if account is None or second_factor.has_second_factor(account):
        return step(request, "access:desk_second")
    made = second_factor.begin_second_factor(account)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.confirm_second_factor(account, form.cleaned_data["code"], now=now)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            enter(request, account, (Factor.PASSWORD, Factor.TOTP), now=now)
            kept = {"codes": codes, "onto": staff_next(request)}
            return render(request, "access/recovery_codes.html", kept)
    shown = {"qr": drawn(made.address), "by_hand": made.by_hand}
    return _page(
        request,
        "access/desk_set_up.html",
        form,
        shown_code=queries.shown_code(account, now),
        **shown,
    )


def _password_proven(request: HttpRequest, form: NameAndPasswordForm) -> bool:
    now = datetime.now(UTC)
    try:
        account = prove_by_password(
            form.cleaned_data["name"],
            form.cleaned_data["password"],
            address=client_address(request),
            now=now,
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    half_enter(request, account, now=now)
    return True


def _page(
    request: HttpRequest, template: str, form: CodeForm | NameAndPasswordForm, **more: object
) -> HttpResponse:
    context = {"form": form, "next": asked_next(request), **more}
    return render(request, template, context, status=422 if form.errors else 200)
