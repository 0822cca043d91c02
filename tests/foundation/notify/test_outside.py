"""Providers are asked over the network while no transaction is open."""

from datetime import timedelta

from django.db import connection

from gongzhi.foundation.notify.adapters import Delivered, Unclear
from gongzhi.foundation.notify.adapters.registry import replace
from gongzhi.foundation.notify.dispatch import clear_up, send_due
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.vocabulary import Channel
from tests.foundation.notify.factories import NOON, Scripted, told


class Watching(Scripted):
    """Remembers whether a transaction was open when it was asked."""

    def ask(self, message_id):
        self.was_open = connection.in_atomic_block
        return super().ask(message_id)


def test_a_provider_is_asked_outside_any_transaction(cloned_database, django_db_blocker):
    with django_db_blocker.unblock():
        adapter = Watching(Unclear("网关没有应答"), ask=Delivered("g9"))
        replace(Channel.SMS, adapter)
        told(11)
        send_due(now=NOON)
        clear_up(now=NOON + timedelta(minutes=6))
        assert (adapter.was_open, Message.objects.get().state) == (False, "sent")
