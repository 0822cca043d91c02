"""A process that sends what is due and dies at a chosen step. Run by test_crash.

    python -m tests.foundation.notify.crashing URL before|after|never

"before" kills itself (SIGKILL) before the gateway is called, "after" once it has answered and
before the message is marked.
"""

import os
import signal
import sys
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.project.settings")
django.setup()

from gongzhi.foundation.notify.adapters.registry import replace  # noqa: E402
from gongzhi.foundation.notify.adapters.sms import SmsGateway  # noqa: E402
from gongzhi.foundation.notify.addresses import register_addresses  # noqa: E402
from gongzhi.foundation.notify.dispatch import send_due  # noqa: E402
from gongzhi.foundation.notify.vocabulary import Channel  # noqa: E402

URL, STEP = sys.argv[1:3]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


class Fatal(SmsGateway):
    def send(self, message_id, address, text):
        if STEP == "before":
            die()
        answer = super().send(message_id, address, text)
        if STEP == "after":
            die()
        return answer


if __name__ == "__main__":
    register_addresses(lambda people, _: dict.fromkeys(people, "13800000011"))
    replace(Channel.SMS, Fatal(send_url=f"{URL}/send", ask_url=f"{URL}/ask"))
    send_due(now=datetime(2026, 11, 23, 4, tzinfo=UTC))
