"""居民登录: a phone number, then the code sent to it."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access import demonstration, queries
from gongzhi.foundation.access.address import client_address
from gongzhi.foundation.access.commands.phone_codes import send_phone_code
from gongzhi.foundation.access.commands.sign_in import prove_by_phone_code
from gongzhi.foundation.access.current import presence_of
from gongzhi.foundation.access.entering import PHONE_CODE, SHOWN_CODE, enter
from gongzhi.foundation.access.entrance import open_to_anyone
from gongzhi.foundation.access.pages.forms import CodeForm, PhoneForm
from gongzhi.foundation.access.pages.ways import asked_next, onward, step
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.vocabulary import AccountKind, Factor
from gongzhi.foundation.privacy.masks import mask_phone
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.errors import RuleBroken

HOME = "/m/"


@open_to_anyone
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    account = presence_of(request).account
    if account and account.kind == AccountKind.RESIDENT and request.method == "GET":
        return onward(request, HOME)
    known = queries.phone_of_code(request.session.get(PHONE_CODE))
    form = PhoneForm(request.POST or None, initial={"phone": known})
    if request.method == "POST" and form.is_valid() and _sent(request, form):
        return step(request, "access:phone_code")
    return _page(request, "access/phone.html", form, known=known)


@open_to_anyone
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    phone = queries.phone_of_code(request.session.get(PHONE_CODE))
    if not phone:
        return step(request, "access:phone_sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proven(request, form):
        return onward(request, HOME)
    return _page(request, "access/phone_code.html", form, phone=phone, shown=mask_phone(phone))


def _sent(request: HttpRequest, form: PhoneForm) -> bool:
    try:
        sent = send_phone_code(
            form.cleaned_data["phone"], address=client_address(request), now=datetime.now(UTC)
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    request.session[PHONE_CODE] = sent.id
    if settings.DEMONSTRATION:
        request.session[SHOWN_CODE] = sent.code
    return True


def _proven(request: HttpRequest, form: CodeForm) -> bool:
    now = datetime.now(UTC)
    try:
        account = prove_by_phone_code(
            request.session[PHONE_CODE],
            form.cleaned_data["code"],
            address=client_address(request),
            now=now,
        )
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    enter(request, account, (Factor.PHONE_CODE,), now=now)
    return True


def _page(
    request: HttpRequest, template: str, form: PhoneForm | CodeForm, **more: object
) -> HttpResponse:
    context = {
        "form": form,
        "next": asked_next(request),
        "minutes": policy().code_minutes,
        "pause": policy().code_pause_seconds,
        "shown_code": request.session.get(SHOWN_CODE) if settings.DEMONSTRATION else "",
        "showcase": demonstration.showcase(staff=False),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
