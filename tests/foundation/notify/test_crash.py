"""kill -9 between claiming and marking: 不明, asked for by our id, never sent twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from gongzhi.foundation.notify.adapters.registry import replace
from gongzhi.foundation.notify.adapters.sms import SmsGateway
from gongzhi.foundation.notify.dispatch import clear_up, send_due
from gongzhi.foundation.notify.models import Message
from gongzhi.foundation.notify.vocabulary import Channel
from tests.foundation.notify.factories import NOON, told

HERE = Path(__file__).resolve().parents[3]
LATER = NOON + timedelta(hours=2)


def killed_while_sending(url, gateway, step):
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    code = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.foundation.notify.crashing", gateway.url, step],
        cwd=HERE,
        env=environment,
        timeout=60,
        check=False,
    ).returncode
    return code == -signal.SIGKILL


@pytest.fixture
def sms(gateway):
    gateway.answer("/send", {"id": "g-1"})
    replace(Channel.SMS, SmsGateway(send_url=f"{gateway.url}/send", ask_url=f"{gateway.url}/ask"))
    return gateway


def state():
    return Message.objects.get().state


@pytest.mark.crash
def test_killed_after_the_gateway_took_it_it_becomes_unknown_and_is_not_sent_twice(clone_url, sms):
    told(11)
    assert killed_while_sending(clone_url, sms, "after")
    assert state() == "sending"

    send_due(now=LATER)
    clear_up(now=LATER)
    assert state() == "unknown"
    send_due(now=LATER + timedelta(days=1))

    sms.answer("/ask", {"state": "delivered", "id": "g-1"})
    clear_up(now=LATER + timedelta(minutes=11))
    assert state() == "sent"
    assert len(sms.bodies("/send")) == 1


@pytest.mark.crash
def test_killed_before_the_gateway_had_it_it_is_sent_once_the_gateway_says_so(clone_url, sms):
    told(11)
    assert killed_while_sending(clone_url, sms, "before")

    sms.answer("/ask", {"state": "not_found"}, 404)
    clear_up(now=LATER)
    assert state() == "waiting"
    send_due(now=LATER)

    assert state() == "sent"
    assert len(sms.bodies("/send")) == 1
