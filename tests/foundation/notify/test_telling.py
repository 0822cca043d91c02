from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from gongzhi.foundation.notify.commands import mark_done, mark_read, prefer
from gongzhi.foundation.notify.models import Message, Notice
from gongzhi.foundation.notify.queries import inbox, unread_count
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.foundation.notify.wording import template
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref
from tests.foundation.notify.factories import ACCEPTED, CASE, NIGHT, NOON, told

pytestmark = pytest.mark.django_db
OTHER = template("test.closed", title="诉求 {number} 已办结", text="{who}已办结，{due}前评价")


def test_a_line_in_the_inbox_and_a_message_in_the_queue():
    told(11)
    (line,) = inbox(11, as_staff=False).lines
    assert (line.title, line.text, line.read) == (
        "诉求 ZQ-7 已受理",
        "唐明已受理，11月25日前答复",
        False,
    )
    message = Message.objects.get()
    assert (message.channel, message.state, message.due_at) == ("sms", "waiting", NOON)
    assert message.county_code == "310112"


def test_words_are_sealed_and_values_are_not():
    told(11)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, parameters::text FROM notify_message")
        words, parameters = cursor.fetchone()
    assert "唐明".encode() not in bytes(words)
    assert "ZQ-7" in parameters


def test_at_night_a_message_waits_for_the_morning_and_the_inbox_does_not():
    told(11, now=NIGHT)
    assert Message.objects.get().due_at == NIGHT + timedelta(hours=8)
    assert unread_count(11) == 1


def test_an_urgent_one_does_not_wait():
    told(11, now=NIGHT, urgent=True)
    assert Message.objects.get().due_at == NIGHT


def test_a_burst_on_one_thing_is_one_message_with_the_latest_words():
    told(11)
    told(11, now=NOON + timedelta(minutes=3), words={"who": "王芳"})
    told(11, ref=Ref("case", 8))

    lines = inbox(11, as_staff=False).lines
    assert [(line.text[:2], line.count, line.at - NOON) for line in lines] == [
        ("王芳", 2, timedelta(minutes=3)),
        ("唐明", 1, timedelta()),
    ]
    assert Message.objects.count() == 2


def test_what_has_been_done_is_read_and_nothing_else_is():
    told(11, 12)
    told(11, ref=Ref("case", 8))
    told(11, template=OTHER)
    told(11, now=NOON + timedelta(hours=2))
    mark_done(11, CASE, ACCEPTED, now=NOON + timedelta(hours=1))
    assert (unread_count(11), unread_count(12)) == (3, 1)


def test_a_line_renewed_since_it_was_done_asks_again():
    told(11)
    told(11, now=NOON + timedelta(minutes=9))
    mark_done(11, CASE, ACCEPTED, now=NOON + timedelta(minutes=5))
    assert unread_count(11) == 1
    mark_done(11, CASE, ACCEPTED, now=NOON + timedelta(minutes=9))
    assert unread_count(11) == 0


def test_how_long_a_burst_may_be_goes_by_its_first_telling():
    for minutes in (0, 9, 18):
        told(11, now=NOON + timedelta(minutes=minutes))
    lines = inbox(11, as_staff=False).lines
    assert [(line.count, line.at - NOON) for line in lines] == [
        (1, timedelta(minutes=18)),
        (2, timedelta(minutes=9)),
    ]
    first = Notice.objects.earliest("pk")
    assert (first.created_at, first.renewed_at) == (NOON, NOON + timedelta(minutes=9))
    assert Message.objects.count() == 2


def test_later_than_the_merging_time_it_is_told_again():
    told(11)
    told(11, now=NOON + timedelta(minutes=11))
    assert (Notice.objects.count(), Message.objects.count()) == (2, 2)


def test_what_a_person_does_not_want_is_not_sent_and_stays_in_the_inbox():
    prefer(11, Channel.SMS, wanted=False)
    prefer(12, Channel.EMAIL, wanted=True)
    told(11, 12)
    sent = Message.objects.order_by("person", "channel").values_list("person", "channel")
    assert list(sent) == [(12, "email"), (12, "sms")]
    assert (unread_count(11), unread_count(12)) == (1, 1)


def test_the_inbox_cannot_be_switched_off():
    with pytest.raises(RuleBroken, match="站内消息不能关闭"):
        prefer(11, Channel.IN_APP, wanted=False)


def test_a_template_without_its_values_is_a_mistake_of_ours():
    with pytest.raises(ImproperlyConfigured, match="who"):
        told(11, words={})


def test_reading_is_of_ones_own_lines_only():
    told(11, 12)
    other = Notice.objects.get(person=12)
    assert mark_read(11, [other.pk], now=NOON) == 0
    assert mark_read(11, now=NOON) == 1
    assert (unread_count(11), unread_count(12)) == (0, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_an_inbox_costs_one_query_whatever_its_length(django_assert_num_queries, count):
    for number in range(count):
        told(11, ref=Ref("test-thing", number))
    with django_assert_num_queries(1):
        assert len(inbox(11, as_staff=False).lines) == count


def test_a_person_gets_so_many_short_messages_a_day_and_the_rest_in_the_inbox():
    for case in range(7):
        told(11, ref=Ref("case", 100 + case), now=NOON + timedelta(minutes=case))
    told(12, ref=Ref("case", 200))
    assert Message.objects.filter(person=11).count() == 5
    assert Message.objects.filter(person=12).count() == 1
    assert len(inbox(11, as_staff=False).lines) == 7
    told(11, ref=Ref("case", 300), now=NOON + timedelta(hours=8), urgent=True)
    assert Message.objects.filter(person=11).count() == 6
    told(11, ref=Ref("case", 301), now=NOON + timedelta(days=1))
    assert Message.objects.filter(person=11).count() == 7
