from datetime import timedelta

import pytest

from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.notify.adapters import Delivered, NotFound, Unclear
from gongzhi.foundation.notify.dispatch import clear_up, send_due
from gongzhi.foundation.notify.models import Message
from tests.foundation.notify.factories import NOON, scripted, told

pytestmark = pytest.mark.django_db


def doubtful(ask=None):
    adapter = scripted(Unclear("网关没有应答"), ask=ask)
    told(11)
    send_due(now=NOON)
    return adapter


def cleared(after):
    clear_up(now=NOON + after)
    return Message.objects.get().state


def test_a_gateway_that_knows_it_says_sent():
    doubtful(Delivered("g9"))
    assert cleared(timedelta(minutes=6)) == "sent"
    assert Message.objects.get().provider_id == "g9"


def test_a_gateway_that_never_had_it_gets_it_again_under_the_same_id():
    adapter = doubtful(NotFound())
    assert cleared(timedelta(minutes=6)) == "waiting"
    send_due(now=NOON + timedelta(minutes=7))
    (first, _, _), (second, _, _) = adapter.sent
    assert first == second
    assert Message.objects.get().state == "sent"


def test_a_gateway_that_cannot_say_is_asked_three_times_and_then_a_person():
    adapter = doubtful()
    for times in range(1, 9):
        cleared(times * timedelta(minutes=11))
    assert len(adapter.asked) == 3
    assert len(adapter.sent) == 1
    assert Message.objects.get().state == "unknown"
    assert Duty.objects.count() == 1


def test_too_soon_nobody_is_asked():
    adapter = doubtful()
    cleared(timedelta(minutes=4))
    assert adapter.asked == []


def test_on_its_way_for_too_long_becomes_unknown():
    doubtful()
    Message.objects.update(state="sending", error="")
    assert cleared(timedelta(minutes=59)) == "sending"
    assert cleared(timedelta(minutes=61)) == "unknown"
    assert Message.objects.get().error == "发送中断，没有得到结果"
