"""Open and close accounts, and help those who are locked out."""

import secrets
import string
from datetime import datetime

from django.db import IntegrityError, transaction

from gongzhi.facts.access import (
    AccountClosed,
    AccountOpened,
    PasswordReset,
    SecondFactorRemoved,
    SignInUnlocked,
)
from gongzhi.foundation.access.commands.limits import forgive, own_name
from gongzhi.foundation.access.models import Account, Session
from gongzhi.foundation.access.models.account import sign_in_name
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.access.vocabulary import AccessPower, AccountKind, TryKind
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import phone as phones

TEMPORARY_LENGTH = 12


def open_staff_account(
    name: str,
    *,
    password: str = "",
    kind: AccountKind = AccountKind.STAFF,
    demonstration: bool = False,
    actor: Actor,
    now: datetime,
) -> Account:
    """The first password is a temporary one: it is changed at the first sign-in."""
    require(actor, AccessPower.ACCOUNTS)
    account = Account(kind=kind, username=_free(name), demonstration=demonstration, opened_at=now)
    account.set_password(password or None)
    return _opened(account, actor, now)


def open_resident_account(
    phone: str, *, demonstration: bool = False, actor: Actor, now: datetime
) -> Account:
    """For importing and demonstrations; residents open their own by proving their phone."""
    require(actor, AccessPower.ACCOUNTS)
    return resident_account(phone, demonstration=demonstration, actor=actor, now=now)


def resident_account(
    phone: str, *, demonstration: bool = False, actor: Actor, now: datetime
) -> Account:
    """The account of a phone, opened where there is none yet."""
    number = phones.parse(phone)
    known = Account.objects.by_phone(number)
    if known is not None:
        return known
    account = Account(
        kind=AccountKind.RESIDENT, phone=number, demonstration=demonstration, opened_at=now
    )
    account.set_unusable_password()
    try:
        with transaction.atomic():
            return _opened(account, actor, now)
    except IntegrityError:
        return _must_be_there(number)


def close_account(account_id: int, *, reason: str, actor: Actor, now: datetime) -> None:
    """Its sessions end at once; what it did stays in the journal."""
    require(actor, AccessPower.ACCOUNTS)
    with transaction.atomic():
        account = _anothers(account_id, actor)
        account.is_active = False
        account.save(update_fields=["is_active"])
        Session.objects.filter(account_id=account_id).delete()
        record(AccountClosed(account=account_id, reason=_said(reason)), actor=actor, now=now)


def reset_password(account_id: int, *, reason: str, actor: Actor, now: datetime) -> str:
    """A temporary password, shown once to the administrator who hands it over."""
    require(actor, AccessPower.ACCOUNTS)
    temporary = temporary_password()
    with transaction.atomic():
        account = _anothers(account_id, actor)
        if account.kind != AccountKind.STAFF:
            raise RuleBroken("这个账号不用密码登录")
        account.set_password(temporary)
        account.password_changed_at = None
        account.save(update_fields=["password", "password_changed_at"])
        Session.objects.filter(account_id=account_id).delete()
        record(PasswordReset(account=account_id, reason=_said(reason)), actor=actor, now=now)
    return temporary


def unlock(account_id: int, *, reason: str, actor: Actor, now: datetime) -> None:
    require(actor, AccessPower.UNLOCK)
    with transaction.atomic():
        account = _changing(account_id)
        forgive(TryKind.SIGN_IN, account.username or "")
        forgive(TryKind.SIGN_IN, own_name(account_id))
        forgive(TryKind.FACTOR, str(account_id))
        record(SignInUnlocked(account=account_id, reason=_said(reason)), actor=actor, now=now)


def remove_second_factor(account_id: int, *, reason: str, actor: Actor, now: datetime) -> None:
    """For a lost phone: a new one is set up at the next sign-in."""
    require(actor, AccessPower.UNLOCK)
    with transaction.atomic():
        account = _changing(account_id)
        account.recovery_codes.all().delete()
        _drop_factor(account)
        Session.objects.filter(account_id=account_id).delete()
        record(SecondFactorRemoved(account=account_id, reason=_said(reason)), actor=actor, now=now)


def temporary_password() -> str:
    """Twelve letters and digits that are not taken for one another, and a sign."""
    letters = [c for c in string.ascii_letters + string.digits if c not in "0Oo1lIi"]
    return "".join(secrets.choice(letters) for _ in range(TEMPORARY_LENGTH)) + "#7aA"


def _opened(account: Account, actor: Actor, now: datetime) -> Account:
    with transaction.atomic():
        account.save()
        record(AccountOpened(account=account.pk, account_kind=account.kind), actor=actor, now=now)
    return account


def _drop_factor(account: Account) -> None:
    factor = getattr(account, "second_factor", None)
    if factor is not None:
        factor.delete()


def _free(name: str) -> str:
    wanted = sign_in_name(name)
    if not wanted:
        raise RuleBroken("登录名不能为空", field="username")
    if Account.objects.filter(username=wanted).exists():
        raise RuleBroken(f"登录名“{wanted}”已有人使用，换一个", field="username")
    return wanted


def _changing(account_id: int) -> Account:
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise RuleBroken("没有这个账号")
    return account


def _anothers(account_id: int, actor: Actor) -> Account:
    """Nobody shuts himself out, or gets round his own password."""
    if account_id == actor.account:
        raise RuleBroken("这是你自己的账号，由另一位系统管理员办理")
    return _changing(account_id)


def _said(reason: str) -> str:
    if not reason.strip():
        raise RuleBroken("写明原因", field="reason")
    return reason.strip()


def _must_be_there(phone: str) -> Account:
    """Two requests proved the same phone at once; the other one opened it."""
    account = Account.objects.by_phone(phone)
    if account is None:
        raise RuleBroken("没有登录成功，请再试一次", field="code")
    return account
