"""Put what did not go in front of a person: a fact each, one duty for all of a place."""

from datetime import datetime

from django.db import connection

from gongzhi.facts.notify import MessageFailed
from gongzhi.foundation.duties.commands import Holder, begin, finish
from gongzhi.foundation.duties.queries import standing_duty
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.vocabulary import TO_MEND, NotifyPower
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.ref import Ref

DUTY = "notify.mend"
UNSENT = "unsent_messages"
_SPAN = Span(1, Unit.WORKING_DAYS)


def raise_to_person(message: Message, *, now: datetime) -> None:
    """In the transaction that marks it; once for each time it fails."""
    if message.raised_at is not None:
        return
    message.raised_at = now
    message.save(update_fields=["raised_at"])
    fact = MessageFailed(
        message=message.pk, channel=message.channel, state=message.state, reason=message.error
    )
    record(fact, actor=SYSTEM, now=now, region_code=message.region_code)
    place = _place(message)
    _one_at_a_time(place)
    if standing_duty(place, DUTY) is None:
        begin(
            DUTY,
            place,
            span=_SPAN,
            holder=Holder(power=NotifyPower.MEND),
            title="处理没有送达的消息",
            wording=f"平台拟：{_SPAN.wording}内重发或另行告知",
            actor=SYSTEM,
            now=now,
            region_code=message.region_code,
        )


def settle(message: Message, *, actor: Actor, now: datetime) -> None:
    """The duty of the place ends with its last message."""
    place = _place(message)
    _one_at_a_time(place)
    left = Message.objects.filter(
        region_code=message.region_code,
        state__in=[state.value for state in TO_MEND],
        raised_at__isnull=False,
    )
    if not left.exists():
        finish(place, DUTY, actor=actor, now=now)


def _place(message: Message) -> Ref:
    return Ref(UNSENT, int(message.region_code or 0))


def _one_at_a_time(place: Ref) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(place)])
