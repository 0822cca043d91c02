"""Deliveries a person looks after: what failed, try again, set aside, catch up on the past."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongzhi.facts.journal import DeliveryRetried, DeliverySetAside
from gongzhi.foundation.journal.models import Delivery
from gongzhi.foundation.journal.reacting import kinds_of
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.vocabulary import DeliveryState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged

PAST = """
INSERT INTO journal_delivery (entry_id, reaction, subject, state, attempts, error, at)
SELECT id, %s, subject_kind || ':' || subject_id, 'behind', 0, '', %s FROM journal_entry e
WHERE kind = ANY(%s) AND e.at >= %s
AND NOT EXISTS (SELECT FROM journal_undelivered u WHERE u.entry_id = e.id)
ON CONFLICT (entry_id, reaction) DO NOTHING
"""


def failed_deliveries() -> QuerySet[Delivery]:
    """What was tried often enough: a person must look at it. Oldest first."""
    return Delivery.objects.filter(state=DeliveryState.FAILED).order_by("entry_id", "reaction")


def put_off_deliveries() -> QuerySet[Delivery]:
    """What waits for another attempt, and what waits behind that."""
    states = [DeliveryState.WAITING, DeliveryState.BEHIND]
    return Delivery.objects.filter(state__in=states).order_by("entry_id", "reaction")


@transaction.atomic
def retry_delivery(entry_id: int, reaction: str, *, actor: Actor, now: datetime) -> None:
    """The next drain tries it again, with all its attempts before it."""
    _move(entry_id, reaction, DeliveryState.WAITING, now)
    record(DeliveryRetried(entry=entry_id, reaction=reaction), actor=actor, now=now)


@transaction.atomic
def set_delivery_aside(
    entry_id: int, reaction: str, *, reason: str, actor: Actor, now: datetime
) -> None:
    """Never deliver it; what stood behind it goes on."""
    if not reason.strip():
        raise RuleBroken(_("请写明不再处理的原因。"), field="reason")
    _move(entry_id, reaction, DeliveryState.ASIDE, now)
    fact = DeliverySetAside(entry=entry_id, reaction=reaction, reason=reason)
    record(fact, actor=actor, now=now)


def deliver_past(reaction: str, *, since: datetime, now: datetime) -> int:
    """Let a reaction have entries from before it was registered; the next drain delivers them."""
    kinds = kinds_of(reaction)
    if not kinds:
        raise LookupError(f"no reaction is called {reaction}")
    with connection.cursor() as cursor:
        cursor.execute(PAST, [reaction, now, kinds, since])
        return int(cursor.rowcount)


def _move(entry_id: int, reaction: str, state: DeliveryState, now: datetime) -> None:
    failed = failed_deliveries().filter(entry_id=entry_id, reaction=reaction)
    if not failed.update(state=state, due_at=now, attempts=0, at=now):
        raise StateChanged(_("这条记事没有失败的处理，或者别人已经处理了。请刷新后再看。"))
