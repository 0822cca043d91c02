"""Text messages through any gateway that speaks JSON over HTTP.

POST {send}: {"message_id", "phone", "text"} → 2xx {"id"}; 4xx {"message"} is a refusal.
GET {ask}?message_id=… → 2xx {"state": "delivered" | "unknown"}; 404 where it never came.
A vendor of another tongue is put behind a small translator of this shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from gongzhi.foundation.notify.adapters import http
from gongzhi.foundation.notify.adapters.outcomes import (
    Answered,
    Asked,
    Delivered,
    NotFound,
    Refused,
    Sent,
    Unclear,
    Unknown,
    Unreached,
)
from gongzhi.foundation.notify.rules.wording import Text

_BUSY = HTTPStatus.TOO_MANY_REQUESTS


@dataclass(frozen=True, kw_only=True)
class SmsGateway:
    send_url: str
    ask_url: str = ""
    token: str = ""
    signature: str = ""

    def send(self, message_id: UUID, address: str, text: Text) -> Answered:
        words = f"【{self.signature}】{text.sms}" if self.signature else text.sms
        body = {"message_id": str(message_id), "phone": address, "text": words}
        try:
            reply = http.post(self.send_url, body, self._headers)
        except http.NeverReached as failed:
            return Unreached(str(failed))
        except http.NoAnswer as failed:
            return Unclear(str(failed))
        return self._meaning(reply)

    def ask(self, message_id: UUID) -> Asked:
        if not self.ask_url:
            return Unknown()
        try:
            reply = http.get(self.ask_url, {"message_id": str(message_id)}, self._headers)
        except (http.NeverReached, http.NoAnswer):
            return Unknown()
        if reply.status == HTTPStatus.NOT_FOUND and reply.text("state") == "not_found":
            return NotFound()
        if reply.status == HTTPStatus.OK and reply.text("state") == "delivered":
            return Delivered(reply.text("id"))
        return Unknown()

    def _meaning(self, reply: http.Reply) -> Answered:
        if reply.status < HTTPStatus.MULTIPLE_CHOICES:
            return Sent(reply.text("id"))
        if reply.status == _BUSY:
            return Unreached("网关限流")
        if reply.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return Refused(reply.text("message") or f"网关拒收（{reply.status}）")
        return Unclear(f"网关出错（{reply.status}）")

    @property
    def _headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}
