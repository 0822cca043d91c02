"""WeChat subscription messages, and 企业微信 or 政务微信 (one interface at two addresses).

Neither can be asked about a message of ours; 企业微信 drops a repeated one for half an hour.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from gongzhi.foundation.notify.adapters import http
from gongzhi.foundation.notify.adapters.outcomes import (
    Answered,
    Asked,
    Refused,
    Sent,
    Unclear,
    Unknown,
    Unreached,
)
from gongzhi.foundation.notify.rules.wording import Text

_STALE_TOKEN = {40001, 40014, 42001}
_BUSY = {-1, 45009, 45011}
_EARLY = 300
_THING = 20


class TokenRefused(Exception):
    """No access token: nothing was sent."""


@dataclass
class Token:
    """An access token, kept in this process until shortly before it ends."""

    url: str
    query: Mapping[str, str]
    clock: Callable[[], float] = time.monotonic
    _value: str = ""
    _until: float = 0

    def value(self) -> str:
        if not self._value or self.clock() >= self._until:
            reply = http.get(self.url, self.query)
            if not reply.text("access_token"):
                raise TokenRefused(f"取不到访问令牌（{reply.text('errcode')}）")
            self._value = reply.text("access_token")
            self._until = self.clock() + int(reply.body.get("expires_in", 0)) - _EARLY
        return self._value

    def drop(self) -> None:
        self._value = ""


def _sent(url: str, token: Token, body: Mapping[str, Any]) -> Answered:
    try:
        value = token.value()
    except (http.NeverReached, http.NoAnswer, TokenRefused) as failed:
        return Unreached(str(failed))
    try:
        reply = http.post(f"{url}?access_token={value}", body)
    except http.NeverReached as failed:
        return Unreached(str(failed))
    except http.NoAnswer as failed:
        return Unclear(str(failed))
    return _meaning(reply, token)


def _meaning(reply: http.Reply, token: Token) -> Answered:
    code = reply.body.get("errcode")
    if code == 0:
        return _taken(reply)
    if code in _STALE_TOKEN:
        token.drop()
        return Unreached(f"访问令牌失效（{code}）")
    if code in _BUSY:
        return Unreached(f"对方繁忙（{code}）")
    if code is None:
        return Unclear(f"应答读不懂（{reply.status}）")
    return Refused(f"对方拒收（{code}）")


def _taken(reply: http.Reply) -> Answered:
    if reply.text("invaluser") or reply.text("invaliduser"):
        return Refused("对方没有这个成员")
    return Sent(reply.text("msgid"))


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """What a template of ours is called at WeChat and which of its fields takes which value."""

    template_id: str
    fields: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class WeChat:
    base: str
    token: Token
    subscriptions: Mapping[str, Subscription] = field(default_factory=dict)

    def send(self, message_id: UUID, address: str, text: Text) -> Answered:  # noqa: ARG002
        subscription = self.subscriptions.get(text.template)
        if subscription is None:
            return Refused("这类消息没有登记微信模板")
        told = {"title": text.title, "body": text.body, **text.values}
        data = {
            name: {"value": told.get(source, "")[:_THING]}
            for name, source in subscription.fields.items()
        }
        body = {"touser": address, "template_id": subscription.template_id, "data": data}
        return _sent(f"{self.base}/cgi-bin/message/subscribe/send", self.token, body)

    def ask(self, message_id: UUID) -> Asked:  # noqa: ARG002
        return Unknown()


@dataclass(frozen=True, kw_only=True)
class WeCom:
    base: str
    token: Token
    agent: int

    def send(self, message_id: UUID, address: str, text: Text) -> Answered:  # noqa: ARG002
        body = {
            "touser": address,
            "msgtype": "text",
            "agentid": self.agent,
            "text": {"content": f"{text.title}\n{text.body}"},
            "enable_duplicate_check": 1,
            "duplicate_check_interval": 1800,
        }
        return _sent(f"{self.base}/cgi-bin/message/send", self.token, body)

    def ask(self, message_id: UUID) -> Asked:  # noqa: ARG002
        return Unknown()
