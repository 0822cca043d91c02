"""What became of messages nobody heard of again: asked for by our id, never blindly resent."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.foundation.notify.adapters import Asked, Delivered, NotFound, Unknown, adapter_for
from gongzhi.foundation.notify.dispatch.raising import raise_to_person
from gongzhi.foundation.notify.figures import unknown_after
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.rules.retrying import ASK_EVERY, MOST_ASKS, STUCK
from gongzhi.foundation.notify.vocabulary import Channel, SendState
from gongzhi.kernel.calendar import local_day

CLEAR_UP = Sweep("notify.clear_up", "查询消息的结果", "message")
_LOST = "发送中断，没有得到结果"


def clear_up(*, now: datetime, limit: int = 200) -> int:
    """Providers are asked outside any transaction. Returns how many were asked about."""
    _lose_sight(now)
    doubtful = {message.pk: message for message in _to_ask(now, limit)}

    def ask(message_id: int) -> bool:
        message = doubtful[message_id]
        _settle(message, _told(message), now)
        return True

    return CLEAR_UP.each(doubtful, ask, now=now, limit=limit)


def _lose_sight(now: datetime) -> None:
    """On its way for too long: its sender has died."""
    gone = Message.objects.filter(
        state=SendState.SENDING, claimed_at__lt=now - unknown_after(local_day(now))
    )
    gone.update(state=SendState.UNKNOWN, error=_LOST)


def _to_ask(now: datetime, limit: int) -> list[Message]:
    """In doubt for a while, and neither asked just now nor too often."""
    doubtful = Message.objects.filter(
        Q(asked_at=None) | Q(asked_at__lt=now - ASK_EVERY),
        state=SendState.UNKNOWN,
        asks__lt=MOST_ASKS,
        claimed_at__lt=now - STUCK,
    )
    turns = doubtful.exclude(pk__in=CLEAR_UP.put_off(now))
    return list(turns.order_by("claimed_at")[:limit])


def _told(message: Message) -> Asked:
    adapter = adapter_for(Channel(message.channel))
    try:
        return adapter.ask(message.message_id) if adapter else Unknown()
    except Exception:  # noqa: BLE001 - not knowing is an answer
        return Unknown()


@transaction.atomic
def _settle(message: Message, told: Asked, now: datetime) -> None:
    held = Message.objects.select_for_update().get(pk=message.pk)
    if held.state != SendState.UNKNOWN or held.attempts != message.attempts:
        return
    held.asks, held.asked_at = held.asks + 1, now
    match told:
        case Delivered(provider_id):
            held.state, held.sent_at, held.error = SendState.SENT, held.claimed_at or now, ""
            held.provider_id = provider_id[:120]
        case NotFound():
            held.state, held.due_at = SendState.WAITING, now
        case Unknown():
            pass
    held.save()
    if held.state == SendState.UNKNOWN and held.asks >= MOST_ASKS:
        raise_to_person(held, now=now)
