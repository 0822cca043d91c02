"""A sign-in code goes out at once: it is of no use a minute later, and is not kept as a message."""

from uuid import uuid4

from gongzhi.foundation.access.codes import register_sender
from gongzhi.foundation.notify.adapters import Refused, Unreached, adapter_for
from gongzhi.foundation.notify.rules.wording import Text
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.kernel.errors import RuleBroken

TEMPLATE = "access.phone_code"


def send_code(phone: str, code: str, minutes: int) -> None:
    """An answer that is in doubt counts as sent: the code may be on the phone already."""
    adapter = adapter_for(Channel.SMS)
    if adapter is None:
        raise RuleBroken("短信暂时发不出去，请稍后再试，或联系社区", field="phone")
    match adapter.send(uuid4(), phone, _wording(code, minutes)):
        case Refused():
            raise RuleBroken("这个号码收不到短信，核对号码，或联系社区", field="phone")
        case Unreached():
            raise RuleBroken("短信暂时发不出去，请稍后再试，或联系社区", field="phone")


def register() -> None:
    register_sender(send_code)


def _wording(code: str, minutes: int) -> Text:
    words = f"验证码 {code}，{minutes} 分钟内有效。不要告诉别人"
    return Text(template=TEMPLATE, title="验证码", body=words, sms=words, values={"code": code})
