"""In a demonstration nothing leaves the house: a table shows what a phone would receive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from gongzhi.foundation.notify.adapters.outcomes import Answered, Asked, Delivered, NotFound, Sent
from gongzhi.foundation.notify.models import DemonstrationMessage
from gongzhi.foundation.notify.rules.wording import Text
from gongzhi.foundation.notify.vocabulary import Channel


def _clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    channel: Channel
    clock: Callable[[], datetime] = _clock

    def send(self, message_id: UUID, address: str, text: Text) -> Answered:
        words = text.sms if self.channel is Channel.SMS else f"{text.title}\n{text.body}"
        DemonstrationMessage.objects.get_or_create(
            message_id=message_id,
            defaults={
                "channel": self.channel,
                "address": address,
                "text": words,
                "at": self.clock(),
            },
        )
        return Sent("demonstration")

    def ask(self, message_id: UUID) -> Asked:
        known = DemonstrationMessage.objects.filter(message_id=message_id).exists()
        return Delivered("demonstration") if known else NotFound()
