"""Facts of notify: only what a person must know or has decided, not every send."""

from dataclasses import dataclass
from typing import ClassVar

from gongzhi.kernel.fact import Fact, link, term, words


@dataclass(frozen=True, kw_only=True)
class MessageFailed(Fact):
    """A message did not go, or nobody can say whether it went."""

    about: ClassVar[str] = "message"
    phrase: ClassVar[str] = "{channel}没有送达（{state}）：{reason}"
    named: ClassVar[str] = "消息没有送达"
    message: int = link("message")
    channel: str = term("notify.channel")
    state: str = term("notify.state")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class MessageSentAgain(Fact):
    about: ClassVar[str] = "message"
    phrase: ClassVar[str] = "决定重发{channel}（原为{was}）"
    named: ClassVar[str] = "决定重发消息"
    message: int = link("message")
    channel: str = term("notify.channel")
    was: str = term("notify.state")


@dataclass(frozen=True, kw_only=True)
class MessageGivenUp(Fact):
    about: ClassVar[str] = "message"
    phrase: ClassVar[str] = "决定不再发送{channel}（原为{was}），原因：{reason}"
    named: ClassVar[str] = "决定不再发送消息"
    message: int = link("message")
    channel: str = term("notify.channel")
    was: str = term("notify.state")
    reason: str = words()
