"""账号 for the system administrator: who can sign in; open, close, give a new first password."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.commands import accounts as commands
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.access.pages.forms import ReasonForm
from gongzhi.foundation.access.vocabulary import AccessPower, AccountKind
from gongzhi.foundation.rulebook.reading import value
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.kernel.calendar import Span, Unit, local_day
from gongzhi.parties.commands.account import open_account_of
from gongzhi.parties.queries.accounts import (
    PAGE,
    AccountRow,
    account_named,
    accounts_page,
    candidate,
    without_account,
)

LABEL = "账号"


class AccountFilter(PlainForm):
    q = forms.CharField(label="登录名", required=False, max_length=80)
    kind = forms.ChoiceField(
        label="类别", required=False, choices=[("", "全部"), *AccountKind.choices()]
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部"), ("open", "可登录"), ("closed", "已停用")],
    )

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


class OfficeFilter(PlainForm):
    q = forms.CharField(label="单位", required=False, max_length=40)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.data.get("q"))


class OpeningForm(PlainForm):
    username = forms.CharField(
        label="登录名", max_length=30, help_text="拼音或工号；开通后不能改，也不再给别人用"
    )


@open_to_power(AccessPower.ACCOUNTS)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    form, now = AccountFilter(request.GET), timezone.now()
    given = form.cleaned_data if form.is_valid() else {}
    page = page_asked(request.GET.get("page", ""), deepest=99_999)
    found = accounts_page(
        kind=given.get("kind", ""),
        name=given.get("q", ""),
        closed={"open": False, "closed": True}.get(given.get("state", "")),
        page=page,
        day=local_day(now),
    )
    window = Window(page=page, size=PAGE, shown=len(found.rows), number=found.number, unit="个")
    since = stale_before(now)
    context = {
        "filter_form": form,
        "rows": found.rows,
        "stale": [row.account.pk for row in found.rows if since and row.is_stale(since)],
        "window": window,
        "own": actor_of(request).account,
    }
    return render(request, "parties/desk/accounts.html", context)


def stale_before(now: datetime) -> datetime | None:
    """What was not used since then is marked, for the administrator to close."""
    told = value("access.stale.after", on=local_day(now)).value
    plain = isinstance(told, Span) and told.unit is Unit.NATURAL_DAYS
    return now - timedelta(days=told.amount) if plain else None


@open_to_power(AccessPower.ACCOUNTS)
@require_safe
def candidates(request: HttpRequest) -> HttpResponse:
    form = OfficeFilter(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    people = without_account(words, local_day(timezone.now()))
    context = {"filter_form": form, "rows": people}
    return render(request, "parties/desk/candidates.html", context)


@open_to_power(AccessPower.ACCOUNTS)
@never_cache
@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest, person: int) -> HttpResponse:
    now = timezone.now()
    who = candidate(person, local_day(now))
    if who is None:
        raise Http404
    decision = Decision(
        title="开通工作账号",
        about=f"{who.name}，{'、'.join(who.posts)}",
        words="开通后显示一次临时密码，交给本人。职务和权限以任职为准，不在这里设。",
        verb="开通",
        back=reverse("parties:candidates"),
        back_label="开通账号",
    )

    def act(given: dict[str, Any]) -> HttpResponse:
        opened = open_account_of(
            person, username=given["username"], actor=actor_of(request), now=now
        )
        return _shown_once(request, opened.account, opened.temporary)

    return decided(request, decision, OpeningForm, act)


@open_to_power(AccessPower.ACCOUNTS)
@require_http_methods(["GET", "POST"])
def closure(request: HttpRequest, account: int) -> HttpResponse:
    row, now = _row(account), timezone.now()
    decision = Decision(
        title="停用账号",
        about=_about(row),
        words="停用后各处登录马上结束，不能再登录；做过的事仍在留痕里。停用记入日志。",
        verb="停用",
        done="账号已停用",
        back=reverse("parties:accounts"),
        back_label=LABEL,
    )
    return decided(request, decision, ReasonForm, _closing(request, account, now))


def _closing(request: HttpRequest, account: int, now: datetime) -> Callable[[dict[str, Any]], None]:
    return lambda given: commands.close_account(
        account, reason=given["reason"], actor=actor_of(request), now=now
    )


@open_to_power(AccessPower.ACCOUNTS)
@never_cache
@require_http_methods(["GET", "POST"])
def password_reset(request: HttpRequest, account: int) -> HttpResponse:
    row, now = _row(account), timezone.now()
    decision = Decision(
        title="重置密码",
        about=_about(row),
        words="先核对是本人。原密码作废，各处登录马上结束；临时密码只显示一次。重置记入日志。",
        verb="重置密码",
        back=reverse("parties:accounts"),
        back_label=LABEL,
    )

    def act(given: dict[str, Any]) -> HttpResponse:
        temporary = commands.reset_password(
            account, reason=given["reason"], actor=actor_of(request), now=now
        )
        return _shown_once(request, row.account, temporary)

    return decided(request, decision, ReasonForm, act)


def _shown_once(request: HttpRequest, account: Any, temporary: str) -> HttpResponse:  # noqa: ANN401
    """Straight after the act and never again: the page is not kept by the browser."""
    context = {"account": account, "temporary": temporary, "back": reverse("parties:accounts")}
    return render(request, "access/temporary.html", context)


def _row(number: int) -> AccountRow:
    row = account_named(number)
    if row is None or not row.account.is_active:
        raise Http404
    return row


def _about(row: AccountRow) -> str:
    return f"{row.account}，{row.who}" if row.who else str(row.account)
