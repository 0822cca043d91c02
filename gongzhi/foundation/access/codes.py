"""How a code reaches a phone: whoever can send messages registers here (foundation.notify)."""

from collections.abc import Callable

from django.conf import settings

from gongzhi.kernel.errors import RuleBroken

Sender = Callable[[str, str, int], None]
_sender: dict[str, Sender] = {}


def register_sender(sender: Sender) -> None:
    """`sender(phone, code, minutes)`; it is called inside the transaction that keeps the code."""
    _sender["sms"] = sender


def send(phone: str, code: str, minutes: int) -> None:
    """In a demonstration nothing has to be sent: the page shows the code."""
    if "sms" in _sender:
        _sender["sms"](phone, code, minutes)
    elif not settings.DEMONSTRATION:
        raise RuleBroken("短信暂时发不出去，请稍后再试，或联系社区", field="phone")
