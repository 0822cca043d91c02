"""Lend part of one's powers to a program, and take them back."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from gongzhi.facts.access import TokenMade, TokenRevoked
from gongzhi.foundation.access.current import Presence, presence
from gongzhi.foundation.access.models import Token
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.rules.separation import ADMINISTRATORS
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.privacy.crypto import (
    SealBroken,
    decrypt,
    encrypt,
    keyed_digest,
    keyed_digests,
)
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken

PURPOSE = "access.token"
PREFIX = "gz_"
MARK_LENGTH = 9
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Made:
    """`text` is shown once; until then it is kept sealed (`sealed_text`), afterwards nowhere."""

    token: Token
    text: str

    @property
    def sealed_text(self) -> str:
        return encrypt(self.text, PURPOSE).hex()


def text_of(sealed: str) -> str:
    """ "" for what was never sealed, or not by a key that is still held."""
    try:
        return decrypt(bytes.fromhex(sealed), PURPOSE)
    except (ValueError, SealBroken):
        return ""


def lendable(actor: Actor) -> frozenset[str]:
    """All but an administrator's powers: those ask for the person and his second factor."""
    return frozenset(p for p in actor.powers if p.partition(".")[0] not in ADMINISTRATORS)


def make_token(name: str, scopes: Iterable[str], *, days: int, actor: Actor, now: datetime) -> Made:
    if actor.account is None or actor.channel == "api":
        raise NotPermitted("令牌由本人登录后生成")
    asked = frozenset(scopes)
    _permit(name.strip(), asked, days, actor)
    text = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = Token.objects.create(
            account_id=actor.account,
            appointment=actor.appointment,
            name=name.strip(),
            mark=text[:MARK_LENGTH],
            digest=keyed_digest(text, PURPOSE),
            scopes=sorted(asked),
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        made = TokenMade(
            account=actor.account, token=token.pk, scopes=tuple(token.scopes), name=token.name
        )
        record(made, actor=actor, now=now)
    return Made(token, text)


def revoke_token(token_id: int, *, actor: Actor, now: datetime) -> None:
    """One's own only."""
    with transaction.atomic():
        own = Token.objects.filter(account_id=actor.account or 0, pk=token_id)
        token = own.select_for_update().filter(revoked_at__isnull=True).first()
        if token is None:
            raise RuleBroken("没有这个令牌，或已经停用")
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
        revoked = TokenRevoked(account=token.account_id, token=token.pk, name=token.name)
        record(revoked, actor=actor, now=now)


def take_token(text: str, *, now: datetime) -> Presence | None:
    """Who stands behind a bearer token; nobody where it, or its post, has ended."""
    token = Token.objects.select_related("account").filter(_live(text, now)).first()
    if token is None:
        return None
    there = presence(
        token.account, token.appointment, channel="api", scopes=frozenset(token.scopes)
    )
    if there.actor.appointment != token.appointment:
        return None
    if token.used_at is None or now - token.used_at > SEEN_EVERY:
        Token.objects.filter(pk=token.pk).update(used_at=now)
    return there


def _live(text: str, now: datetime) -> Q:
    return Q(
        digest__in=keyed_digests(text, PURPOSE),
        revoked_at__isnull=True,
        expires_at__gt=now,
        account__is_active=True,
    )


def _permit(name: str, asked: frozenset[str], days: int, actor: Actor) -> None:
    if not name:
        raise RuleBroken("写明令牌的用途", field="name")
    if not asked:
        raise RuleBroken("至少选一项权限", field="scopes")
    if asked - lendable(actor):
        raise NotPermitted("只能交出自己当前职务有的权限，管理员权限除外", field="scopes")
    longest = policy().token_days
    if not 1 <= days <= longest:
        raise RuleBroken(f"有效期为 1 至 {longest} 天", field="days")
