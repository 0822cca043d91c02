"""A person decides about a message that did not go, or may not have gone."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.notify import MessageGivenUp, MessageSentAgain
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.notify.dispatch.raising import settle
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.queries import to_mend
from gongzhi.foundation.notify.vocabulary import NotifyPower, SendState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged


@transaction.atomic
def retry(message_id: int, *, actor: Actor, now: datetime) -> None:
    """Send once more, under the same message id; for 不明 the person knows it may arrive twice."""
    message = _taken_up(message_id, actor)
    fact = MessageSentAgain(message=message.pk, channel=message.channel, was=message.state)
    message.state, message.due_at, message.attempts = SendState.WAITING, now, 0
    message.raised_at = message.asked_at = None
    message.save()
    settle(message, actor=actor, now=now)
    record(fact, actor=actor, now=now, region_code=message.region_code)


@transaction.atomic
def give_up(message_id: int, *, reason: str, actor: Actor, now: datetime) -> None:
    """It will not be sent; why is kept."""
    if not reason.strip():
        raise RuleBroken("写明不再发送的原因，例如已电话告知", field="reason")
    message = _taken_up(message_id, actor)
    fact = MessageGivenUp(
        message=message.pk, channel=message.channel, was=message.state, reason=reason.strip()
    )
    message.state = SendState.GIVEN_UP
    message.save()
    settle(message, actor=actor, now=now)
    record(fact, actor=actor, now=now, region_code=message.region_code)


def _taken_up(message_id: int, actor: Actor) -> Message:
    require(actor, NotifyPower.MEND)
    message = to_mend(actor).select_for_update().filter(pk=message_id).first()
    if message is None:
        raise StateChanged("这条消息已经处理过，刷新后再看")
    return message
