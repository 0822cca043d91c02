"""Send what is due. Claimed and committed first, then sent, then marked.

A death between claiming and marking leaves 发送中, never a second send: clearing turns it into
不明 and asks. A message is sent again only when somebody is sure that it did not go.
"""

import logging
from datetime import datetime

from django.db import transaction

from gongzhi.foundation.notify.adapters import (
    Answered,
    Refused,
    Sent,
    Unclear,
    Unreached,
    adapter_for,
)
from gongzhi.foundation.notify.addresses import address_of
from gongzhi.foundation.notify.dispatch.raising import raise_to_person
from gongzhi.foundation.notify.figures import most_attempts
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.queries import text_of
from gongzhi.foundation.notify.rules.retrying import wait_after
from gongzhi.foundation.notify.vocabulary import Channel, SendState
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import place_of

log = logging.getLogger(__name__)
_OPEN = (SendState.SENDING, SendState.UNKNOWN)


def send_due(*, now: datetime, limit: int = 200) -> int:
    """Outside any transaction. Returns how many were taken up; urgent ones go first."""
    for count in range(limit):
        message = _claimed(now)
        if message is None:
            return count
        _settle(message, _answered(message), now)
    return limit


def _claimed(now: datetime) -> Message | None:
    """One message, committed as 发送中 before anything leaves the house."""
    with transaction.atomic():
        due = Message.objects.filter(state=SendState.WAITING, due_at__lte=now)
        free = due.select_for_update(skip_locked=True)
        message = free.order_by("-urgent", "due_at", "id").first()
        if message is None:
            return None
        message.state, message.claimed_at = SendState.SENDING, now
        message.attempts, message.asks = message.attempts + 1, 0
        message.save(update_fields=["state", "claimed_at", "attempts", "asks"])
        return message


def _answered(message: Message) -> Answered:
    channel = Channel(message.channel)
    adapter = adapter_for(channel)
    if adapter is None:
        return Refused(f"没有接通{channel.label}")
    address = address_of(message.person, channel)
    if not address:
        return Refused(f"没有登记{channel.label}的号码或地址")
    try:
        return adapter.send(message.message_id, address, text_of(message))
    except Exception as failed:  # noqa: BLE001 - an adapter's mistake must not stop the others
        return Unclear(f"发送时出错（{type(failed).__name__}）")


def _settle(message: Message, answer: Answered, now: datetime) -> None:
    """What cannot be marked stays 发送中: it becomes 不明, is asked for, and stops no other."""
    try:
        _mark(message, answer, now)
    except Exception as failure:  # noqa: BLE001 (whatever it was, the next one has its turn)
        log.warning("message %s was not marked: %s", message.pk, place_of(failure))


@transaction.atomic
def _mark(message: Message, answer: Answered, now: datetime) -> None:
    """Only what is still this attempt's: somebody may have decided meanwhile."""
    held = Message.objects.select_for_update().get(pk=message.pk)
    if held.state not in _OPEN or held.attempts != message.attempts:
        return
    match answer:
        case Sent(provider_id):
            held.state, held.sent_at, held.provider_id = SendState.SENT, now, provider_id[:120]
            held.error = ""
        case Unreached(reason):
            _put_back(held, reason, now)
        case Refused(reason):
            held.state, held.error = SendState.FAILED, reason[:200]
        case Unclear(reason):
            held.state, held.error = SendState.UNKNOWN, reason[:200]
    held.save()
    if held.state == SendState.FAILED:
        raise_to_person(held, now=now)


def _put_back(held: Message, reason: str, now: datetime) -> None:
    """It certainly did not go: again later, up to the rulebook's number of times."""
    wait = wait_after(held.attempts)
    enough = held.attempts >= most_attempts(held.region_code, local_day(now))
    held.error = reason[:200]
    if wait is None or enough:
        held.state = SendState.FAILED
    else:
        held.state, held.due_at = SendState.WAITING, now + wait
