"""Reads of access: one's own sessions and tokens, and how accounts are called."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from gongzhi.foundation.access.models import (
    Account,
    PhoneCode,
    RecoveryCode,
    SecondFactor,
    Session,
    Token,
)
from gongzhi.foundation.access.rules import one_time
from gongzhi.foundation.links import Link


def phone_of_code(code_id: int | None) -> str:
    """The number a code was sent to, for the browser that asked for it."""
    kept = PhoneCode.objects.filter(pk=code_id).first() if code_id else None
    return kept.phone if kept else ""


def sessions_of(account_id: int, now: datetime) -> QuerySet[Session]:
    own = Session.objects.filter(account_id=account_id, expire_date__gt=now)
    return own.order_by("-seen_at")


def tokens_of(account_id: int) -> QuerySet[Token]:
    return Token.objects.filter(account_id=account_id)


def second_factor_of(account_id: int) -> SecondFactor | None:
    return SecondFactor.objects.filter(account_id=account_id, confirmed_at__isnull=False).first()


def recovery_codes_left(account_id: int) -> int:
    return RecoveryCode.objects.filter(account_id=account_id, used_at__isnull=True).count()


def shown_code(account: Account, now: datetime) -> str:
    """What an authenticator would show now: of demonstration accounts, in a demonstration only."""
    if not (settings.DEMONSTRATION and account.demonstration):
        return ""
    factor = SecondFactor.objects.filter(account=account).first()
    return "" if factor is None else one_time.code_of(factor.secret, one_time.step_at(now))


def account_links(ids: Iterable[int]) -> Mapping[int, Link]:
    """A resident's account shows no number."""
    return {account.pk: Link(str(account)) for account in Account.objects.filter(pk__in=list(ids))}
