"""End a session, and switch the post acted in."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongzhi.facts.access import PostSwitched, SessionEnded
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Session
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


def end_session(account_id: int, public_id: str, *, actor: Actor, now: datetime) -> None:
    """One's own only."""
    with transaction.atomic():
        own = Session.objects.filter(account_id=account_id, public_id=public_id)
        if not own.delete()[0]:
            raise RuleBroken("这处登录已经结束")
        record(SessionEnded(account=account_id), actor=actor, now=now)


def end_other_sessions(account_id: int, keep: str | None) -> int:
    """`keep` is the key of the session that stays."""
    return Session.objects.filter(account_id=account_id).exclude(session_key=keep or "").delete()[0]


def switch_post(
    account_id: int,
    appointment: int,
    *,
    standings: Iterable[Standing],
    actor: Actor,
    now: datetime,
) -> Standing:
    chosen = next((s for s in standings if s.appointment == appointment), None)
    if chosen is None:
        raise RuleBroken("这个职务不在你名下，或已经卸任")
    if chosen.appointment != actor.appointment:
        switched = PostSwitched(
            account=account_id, before=actor.appointment, after=chosen.appointment
        )
        record(switched, actor=actor, now=now)
    return chosen
