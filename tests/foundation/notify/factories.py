"""Templates, tellings, adapters that answer as told."""

from datetime import UTC, datetime

from gongzhi.foundation.notify.adapters import Sent, Unknown
from gongzhi.foundation.notify.adapters.registry import replace
from gongzhi.foundation.notify.commands import tell
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.foundation.notify.wording import template
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 15, tzinfo=UTC)
CASE = Ref("case", 7)
STREET = "310112103001"
MENDER = Actor(account=2, person=3, powers=frozenset({"notify.mend"}), territory=("310112103",))
ACCEPTED = template("test.accepted", title="诉求 {number} 已受理", text="{who}已受理，{due}前答复")
WORDS = {"who": "唐明"}
VALUES = {"number": "ZQ-7", "due": "11月25日"}


def told(*persons, now=NOON, ref=CASE, **options):
    given = {"template": ACCEPTED, "parameters": VALUES, "words": WORDS, "region_code": STREET}
    tell(persons or (11,), ref=ref, now=now, **{**given, **options})


class Scripted:
    """Sends as it is told to answer, in order, and remembers."""

    def __init__(self, *answers, ask=None):
        self.answers = list(answers)
        self.told = ask or Unknown()
        self.sent = []
        self.asked = []

    def send(self, message_id, address, text):
        self.sent.append((message_id, address, text.sms))
        answer = self.answers.pop(0) if self.answers else Sent("g1")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def ask(self, message_id):
        self.asked.append(message_id)
        return self.told


def scripted(*answers, ask=None, channel=Channel.SMS):
    adapter = Scripted(*answers, ask=ask)
    replace(channel, adapter)
    return adapter
