"""Prove who one is: a resident by phone code, staff by password and a second factor."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from gongzhi.facts.access import (
    SignedIn,
    SignedOut,
    SignInFailed,
    SignInLocked,
    UnknownNameLocked,
)
from gongzhi.foundation.access.commands.accounts import resident_account
from gongzhi.foundation.access.commands.limits import Limit, claim, forgive, is_reached
from gongzhi.foundation.access.commands.phone_codes import WrongCode, take_phone_code
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.models.account import sign_in_name
from gongzhi.foundation.access.policy import Policy, policy
from gongzhi.foundation.access.vocabulary import AccountKind, Factor, SignOutCause, TryKind
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

WRONG = "登录名或密码不正确"


@dataclass(frozen=True)
class Tried:
    """What failed, under which name its tries are counted, and from where."""

    factor: Factor
    kind: TryKind
    name: str
    address: str
    attempt: int = 0


def prove_by_phone_code(code_id: int, typed: str, *, address: str, now: datetime) -> Account:
    """The code proves the phone; who has no account yet gets one. A wrong one tells not, by the
    time it takes either, whether there is one."""
    try:
        phone = take_phone_code(code_id, typed, now=now)
    except WrongCode as wrong:
        known = Account.objects.id_by_phone(wrong.phone)
        _record_failure(known, Factor.PHONE_CODE, address, now)
        raise
    account = resident_account(phone, actor=Actor(), now=now)
    if not account.is_active:
        raise RuleBroken("这个账号已停用，请联系社区", field="code")
    return account


@sensitive_variables("password")
def prove_by_password(name: str, password: str, *, address: str, now: datetime) -> Account:
    """The first of two factors. The answer, and the time it takes, tell not which names exist."""
    typed, rules = sign_in_name(name), policy()
    limit = locking(rules)
    by_address = Limit(rules.sign_in_tries_per_address, limit.within)
    from_here = claim(TryKind.SIGN_IN_FROM, address, by_address, now=now)
    if from_here is None:
        raise RuleBroken(
            f"这个网络登录失败太多，请 {rules.lock_minutes} 分钟后再试", field="password"
        )
    attempt = claim(TryKind.SIGN_IN, typed, limit, now=now)
    if attempt is None:
        raise RuleBroken(locked_words(rules), field="password")
    account = _staff_named(typed)
    if not _is_password(account, password) or account is None:
        tried = Tried(Factor.PASSWORD, TryKind.SIGN_IN, typed, address, attempt.pk)
        _failed(account.pk if account else None, tried, now)
        raise RuleBroken(_wrong_words(TryKind.SIGN_IN, typed, rules, now), field="password")
    forgive(TryKind.SIGN_IN, typed)
    from_here.delete()
    return account


def signed_in(
    account: Account, factors: tuple[Factor, ...], *, address: str, now: datetime
) -> None:
    proven = tuple(factor.value for factor in factors)
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(last_seen_at=now)
        record(
            SignedIn(account=account.pk, factors=proven, address=address),
            actor=Actor(account=account.pk),
            now=now,
        )


def signed_out(account_id: int, cause: SignOutCause, *, actor: Actor, now: datetime) -> None:
    record(SignedOut(account=account_id, cause=cause.value), actor=actor, now=now)


def failed_factor(account: Account, factor: Factor, *, address: str, now: datetime) -> None:
    _failed(account.pk, Tried(factor, TryKind.FACTOR, str(account.pk), address), now)


def password_is_due(account: Account, *, now: datetime) -> bool:
    """A temporary password, or one older than the policy allows."""
    if account.kind != AccountKind.STAFF:
        return False
    days = policy().password_days
    changed = account.password_changed_at
    return changed is None or bool(days and now - changed > timedelta(days=days))


def locking(rules: Policy) -> Limit:
    return Limit(rules.sign_in_tries, timedelta(minutes=rules.lock_minutes))


def locked_words(rules: Policy) -> str:
    return (
        f"连续输错 {rules.sign_in_tries} 次，已锁定，"
        f"请 {rules.lock_minutes} 分钟后再试，或请安全管理员解锁"
    )


def _wrong_words(kind: TryKind, name: str, rules: Policy, now: datetime) -> str:
    return locked_words(rules) if is_reached(kind, name, locking(rules), now=now) else WRONG


def _staff_named(name: str) -> Account | None:
    return Account.objects.filter(username=name, kind=AccountKind.STAFF, is_active=True).first()


def _is_password(account: Account | None, password: str) -> bool:
    """Where there is no account the hash is computed all the same."""
    if account is None:
        make_password(password)
        return False
    return account.check_password(password)


def _failed(account: int | None, tried: Tried, now: datetime) -> None:
    """Further tries than the one that locks a name are refused before they come here."""
    rules = policy()
    with transaction.atomic():
        _record_failure(account, tried.factor, tried.address, now)
        if is_reached(tried.kind, tried.name, locking(rules), now=now):
            record(_lock(account, tried, rules), actor=Actor(account=account), now=now)


def _record_failure(account: int | None, factor: Factor, address: str, now: datetime) -> None:
    """The same work whether there is such an account or not, that the time it takes tells nobody.
    What nobody's name brought is taken back: whoever makes names up fills no journal for ever."""
    ended = transaction.savepoint_rollback if account is None else transaction.savepoint_commit
    failed = SignInFailed(account=account or 0, factor=factor.value, address=address)
    with transaction.atomic():
        before = transaction.savepoint()
        record(failed, actor=Actor(account=account), now=now)
        ended(before)


def _lock(account: int | None, tried: Tried, rules: Policy) -> SignInLocked | UnknownNameLocked:
    minutes, address = rules.lock_minutes, tried.address
    if account is None:
        return UnknownNameLocked(attempt=tried.attempt, minutes=minutes, address=address)
    return SignInLocked(account=account, minutes=minutes, address=address)
