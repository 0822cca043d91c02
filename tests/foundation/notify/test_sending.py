from datetime import timedelta

import pytest

from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.jobs import run_waiting
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.notify.adapters import Refused, Sent, Unclear, Unreached
from gongzhi.foundation.notify.dispatch import send_due
from gongzhi.foundation.notify.models import DemonstrationMessage, Message
from tests.foundation.notify.factories import NIGHT, NOON, scripted, told

pytestmark = pytest.mark.django_db


def state():
    message = Message.objects.get()
    return message.state, message.error


def test_what_is_due_is_sent_once():
    adapter = scripted()
    told(11)
    assert send_due(now=NOON) == 1
    assert send_due(now=NOON) == 0
    message = Message.objects.get()
    assert adapter.sent == [(message.message_id, "13800000011", "唐明已受理，11月25日前答复")]
    assert (message.state, message.sent_at, message.provider_id) == ("sent", NOON, "g1")


def test_what_is_not_yet_due_stays():
    adapter = scripted()
    told(11, now=NIGHT)
    assert send_due(now=NIGHT) == 0
    assert adapter.sent == []


def test_urgent_ones_go_first():
    adapter = scripted()
    told(11)
    told(12, urgent=True, now=NOON)
    send_due(now=NOON)
    assert [number for _, number, _ in adapter.sent] == ["13800000012", "13800000011"]


def test_what_never_reached_the_gateway_is_tried_again_and_then_fails():
    adapter = scripted(*[Unreached("连不上网关")] * 9)
    told(11)
    now = NOON
    for _ in range(20):
        send_due(now=now)
        now += timedelta(hours=3)
    assert state() == ("failed", "连不上网关")
    assert len(adapter.sent) == 3
    assert len({message_id for message_id, _, _ in adapter.sent}) == 1


def test_a_refusal_stands_before_a_person_at_once():
    scripted(Refused("号码是空号"))
    told(11)
    send_due(now=NOON)
    assert state() == ("failed", "号码是空号")
    assert Entry.objects.filter(kind="MessageFailed").count() == 1
    duty = Duty.objects.get()
    assert (duty.kind, duty.power, duty.region_code) == (
        "notify.mend",
        "notify.mend",
        "310112103001",
    )


def test_many_failures_of_a_place_are_one_duty():
    scripted(*[Refused("停机")] * 3)
    told(11, 12, 13)
    send_due(now=NOON)
    assert Message.objects.filter(state="failed").count() == 3
    assert Duty.objects.count() == 1


@pytest.mark.parametrize("answer", [Unclear("网关没有应答"), TimeoutError("x")])
def test_what_may_have_gone_is_unknown_and_not_sent_again(answer):
    adapter = scripted(answer)
    told(11)
    send_due(now=NOON)
    send_due(now=NOON + timedelta(days=1))
    assert state()[0] == "unknown"
    assert len(adapter.sent) == 1


def test_a_person_without_a_number_fails_in_words():
    adapter = scripted()
    told(99)
    send_due(now=NOON)
    assert state() == ("failed", "没有登记短信的号码或地址")
    assert adapter.sent == []


def test_a_channel_not_set_up_fails_in_words(settings):
    settings.DEMONSTRATION = False
    told(11)
    send_due(now=NOON)
    assert state() == ("failed", "没有接通短信")


def test_one_adapters_mistake_does_not_stop_the_others():
    scripted(KeyError("bug"), Sent("g2"))
    told(11, 12)
    send_due(now=NOON)
    assert sorted(Message.objects.values_list("state", flat=True)) == ["sent", "unknown"]


def test_in_a_demonstration_the_phone_is_a_table_and_telling_is_enough():
    told(11)
    assert "notify.send" in run_waiting()
    shown = DemonstrationMessage.objects.get()
    assert (shown.address, shown.text) == ("13800000011", "唐明已受理，11月25日前答复")
