"""The sign-in code, sent at once by the text-message adapter."""

import pytest

from gongzhi.foundation.access.commands.phone_codes import send_phone_code
from gongzhi.foundation.access.models import PhoneCode
from gongzhi.foundation.notify.adapters import Refused, Sent, Unclear, Unreached, registry
from gongzhi.foundation.notify.models import DemonstrationMessage, Message
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.notify.factories import NOON

pytestmark = pytest.mark.django_db
PHONE = "13812346027"


class Scripted:
    def __init__(self, answer):
        self.answer = answer
        self.sent = []

    def send(self, message_id, address, text):
        self.sent.append((message_id, address, text.sms))
        return self.answer


def answering(answer):
    adapter = Scripted(answer)
    registry.replace(Channel.SMS, adapter)
    return adapter


def asked(now=NOON):
    return send_phone_code(PHONE, address="203.0.113.9", now=now)


def test_the_code_goes_out_at_once_and_is_no_message_of_ours():
    adapter = answering(Sent("g1"))
    sent = asked()
    ((_, address, words),) = adapter.sent
    assert (address, words) == (PHONE, f"验证码 {sent.code}，5 分钟内有效。不要告诉别人")
    assert Message.objects.count() == 0


def test_every_code_has_a_message_id_of_its_own():
    adapter = answering(Sent("g1"))
    asked()
    asked(NOON.replace(minute=NOON.minute + 2))
    assert len({message_id for message_id, _, _ in adapter.sent}) == 2


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Refused("空号"), "这个号码收不到短信，核对号码，或联系社区"),
        (Unreached("连不上网关"), "短信暂时发不出去，请稍后再试，或联系社区"),
    ],
)
def test_what_does_not_go_out_is_said_and_leaves_no_code(answer, words):
    answering(answer)
    with pytest.raises(RuleBroken) as refused:
        asked()
    assert (refused.value.message, refused.value.field) == (words, "phone")
    assert PhoneCode.objects.count() == 0


def test_a_code_that_may_have_arrived_still_counts():
    answering(Unclear("网关没有应答"))
    asked()
    assert PhoneCode.objects.count() == 1


def test_in_a_demonstration_the_phone_is_a_table(settings):
    settings.DEMONSTRATION = True
    sent = asked()
    shown = DemonstrationMessage.objects.get()
    assert (shown.address, shown.text) == (
        PHONE,
        f"验证码 {sent.code}，5 分钟内有效。不要告诉别人",
    )


def test_without_a_way_out_it_is_refused_in_words(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(RuleBroken, match="短信暂时发不出去"):
        asked()
