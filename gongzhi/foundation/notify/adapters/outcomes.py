"""What can come of sending and of asking."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from gongzhi.foundation.notify.rules.wording import Text


@dataclass(frozen=True)
class Sent:
    """The gateway took it."""

    provider_id: str = ""


@dataclass(frozen=True)
class Refused:
    """The gateway will not take it, now or later: wrong number, unsubscribed, wrong template."""

    reason: str


@dataclass(frozen=True)
class Unreached:
    """The gateway certainly never had it: may be tried again."""

    reason: str


@dataclass(frozen=True)
class Unclear:
    """It may have gone or not: only asking tells."""

    reason: str


@dataclass(frozen=True)
class Delivered:
    provider_id: str = ""


@dataclass(frozen=True)
class Unknown:
    """The gateway cannot say."""


@dataclass(frozen=True)
class NotFound:
    """The gateway never had it."""


Answered = Sent | Refused | Unreached | Unclear
Asked = Delivered | Unknown | NotFound


class Adapter(Protocol):
    def send(self, message_id: UUID, address: str, text: Text) -> Answered: ...

    def ask(self, message_id: UUID) -> Asked: ...
