from dataclasses import replace
from datetime import timedelta

import pytest

from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.notify.adapters import Refused, Sent
from gongzhi.foundation.notify.commands import give_up, retry
from gongzhi.foundation.notify.dispatch import send_due
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.queries import lines_to_mend
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from tests.foundation.notify.factories import MENDER, NOON, scripted, told

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def failed():
    scripted(Refused("停机"), Sent("g2"))
    told(11)
    send_due(now=NOON)
    return Message.objects.get()


def test_it_is_listed_for_the_place_it_belongs_to(failed):
    (line,) = lines_to_mend(MENDER)
    assert (line.title, line.error, line.channel) == ("诉求 ZQ-7 已受理", "停机", "短信")
    assert lines_to_mend(replace(MENDER, territory=("510115",))) == []
    assert lines_to_mend(replace(MENDER, powers=frozenset())) == []


def test_sent_again_by_decision_it_goes_and_the_duty_ends(failed):
    retry(failed.pk, actor=MENDER, now=LATER)
    assert Duty.objects.get().state == "done"
    send_due(now=LATER)
    failed.refresh_from_db()
    assert failed.state == "sent"
    assert Entry.objects.filter(kind="MessageSentAgain", person=3).count() == 1


def test_given_up_with_a_reason_it_is_never_sent(failed):
    give_up(failed.pk, reason="已电话告知", actor=MENDER, now=LATER)
    send_due(now=LATER)
    failed.refresh_from_db()
    assert failed.state == "given_up"
    assert Duty.objects.get().state == "done"
    assert Entry.objects.filter(kind="MessageGivenUp").count() == 1


def test_without_a_reason_it_is_not_given_up(failed):
    with pytest.raises(RuleBroken, match="写明不再发送的原因"):
        give_up(failed.pk, reason=" ", actor=MENDER, now=LATER)


def test_two_deciding_at_once_one_is_told(failed):
    retry(failed.pk, actor=MENDER, now=LATER)
    with pytest.raises(StateChanged, match="已经处理过"):
        give_up(failed.pk, reason="重复", actor=MENDER, now=LATER)


def test_without_the_power_nobody_decides(failed):
    with pytest.raises(NotPermitted):
        retry(failed.pk, actor=replace(MENDER, powers=frozenset()), now=LATER)


def test_the_duty_lasts_until_the_last_message_of_the_place():
    scripted(Refused("停机"), Refused("停机"))
    told(11, 12)
    send_due(now=NOON)
    first, second = Message.objects.order_by("id")
    retry(first.pk, actor=MENDER, now=LATER)
    assert Duty.objects.get().state == "open"
    give_up(second.pk, reason="已上门告知", actor=MENDER, now=LATER)
    assert Duty.objects.get().state == "done"
