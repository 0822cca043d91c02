"""Begin and end a session in the browser: the last step of every way of signing in."""

from datetime import datetime, timedelta

from django.contrib.auth import login, logout
from django.http import HttpRequest

from gongzhi.foundation.access.address import client_address, device_of, masked_address
from gongzhi.foundation.access.commands.sign_in import password_is_due, signed_in, signed_out
from gongzhi.foundation.access.current import forget
from gongzhi.foundation.access.entrance import PASSWORD_DUE
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.sessions import ADDRESS, DEVICE, SEEN, SIGNED_IN, fresh_public_id
from gongzhi.foundation.access.vocabulary import AccountKind, Factor, SignOutCause
from gongzhi.kernel.actor import Actor

BACKEND = "django.contrib.auth.backends.ModelBackend"
KIND = "kind"
HALF = "half_signed_in"
PHONE_CODE = "phone_code"
SHOWN_CODE = "demonstration_code"
BEFORE = (HALF, PHONE_CODE, SHOWN_CODE)
HALF_LASTS = timedelta(minutes=10)


def enter(
    request: HttpRequest, account: Account, factors: tuple[Factor, ...], *, now: datetime
) -> None:
    """A new session key. What a resident began before signing in (a draft) stays with him."""
    login(request, account, backend=BACKEND)
    session = request.session
    for name in BEFORE:
        session.pop(name, None)
    session[KIND] = account.kind
    session[SIGNED_IN] = session[SEEN] = now.isoformat()
    session[DEVICE] = device_of(request)
    address = client_address(request)
    session[ADDRESS] = masked_address(address)
    session["public_id"] = fresh_public_id()
    session[PASSWORD_DUE] = password_is_due(account, now=now)
    session.set_expiry(lifetime(account.kind))
    forget(request)
    signed_in(account, factors, address=address, now=now)


def leave(request: HttpRequest, cause: SignOutCause, *, actor: Actor, now: datetime) -> None:
    if actor.account is not None:
        signed_out(actor.account, cause, actor=actor, now=now)
    logout(request)
    forget(request)


def lifetime(kind: str) -> timedelta:
    rules = policy()
    if kind == AccountKind.RESIDENT:
        return timedelta(days=rules.resident_idle_days)
    return timedelta(hours=rules.session_hours) if rules.session_hours else timedelta(days=7)


def idle_limit(kind: str) -> timedelta:
    rules = policy()
    if kind == AccountKind.RESIDENT:
        return timedelta(days=rules.resident_idle_days)
    return timedelta(minutes=rules.staff_idle_minutes)


def half_enter(request: HttpRequest, account: Account, *, now: datetime) -> None:
    """Nothing is carried over from before the password."""
    request.session.flush()
    request.session[HALF] = {"account": account.pk, "since": now.isoformat()}


def half_account(request: HttpRequest, *, now: datetime) -> Account | None:
    """Whoever has given his password and still owes the second factor."""
    kept = request.session.get(HALF)
    if not kept or now - datetime.fromisoformat(kept["since"]) > HALF_LASTS:
        return None
    return Account.objects.filter(pk=kept["account"], is_active=True).first()
