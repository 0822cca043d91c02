"""kill -9 of the web server in the middle of requests: what was acknowledged is there, once."""

import http.client
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from urllib.parse import urlencode

import pytest

from gongzhi.cases.models import Case, ReportDraft
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.journal.models import Entry
from gongzhi.parties.models import Person
from gongzhi.project.bench.case_world import session_of
from tests.crash.running import serving

SENDERS, EACH = 4, 30
TOKEN = "k" * 32


def a_residents_session(number):
    phone = f"1990000{number:04d}"
    account = Account.objects.create(kind=AccountKind.RESIDENT, phone=phone)
    Person.objects.create(name="居民", phone=phone, account=account)
    return session_of(account)


class Phone:
    """Sends its reports one after another, and again with the same draft until one is answered."""

    def __init__(self, port, session):
        self.port = port
        self.cookie = f"sessionid={session}; csrftoken={TOKEN}"
        self.answered = {}
        self.interrupted = 0

    def send_all(self, sent: Event):
        for number in range(EACH):
            draft = secrets.randbits(62)
            while draft not in self.answered:
                self._send(draft)
            if number == EACH // 3:
                sent.set()

    def _send(self, draft):
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            talk.request("POST", "/m/reports/new", self._form(draft), self._headers())
            answer = talk.getresponse()
            assert answer.status == 302, answer.status
            self.answered[draft] = answer.headers["Location"].rpartition("/")[2]
        except (OSError, http.client.HTTPException):
            self.interrupted += 1
            time.sleep(0.1)
        finally:
            talk.close()

    def _form(self, draft):
        return urlencode(
            {
                "csrfmiddlewaretoken": TOKEN,
                "draft": draft,
                "place": "LIFT1",
                "text": f"电梯异响 {draft}",
                "is_shielded": "on",
            }
        )

    def _headers(self):
        return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}


@pytest.mark.crash
@pytest.mark.usefixtures("world")
def test_a_killed_web_server_loses_no_acknowledged_report_and_doubles_none(clone_url, var):
    sessions = [a_residents_session(100 + number) for number in range(SENDERS)]
    sent = Event()
    with serving(clone_url, var) as web, ThreadPoolExecutor(SENDERS) as pool:
        phones = [Phone(web.port, session) for session in sessions]
        jobs = [pool.submit(phone.send_all, sent) for phone in phones]
        assert sent.wait(60)
        web.kill()
        web.start()
        for job in jobs:
            job.result(timeout=120)

    assert sum(phone.interrupted for phone in phones) > 0
    answered = {draft: code for phone in phones for draft, code in phone.answered.items()}
    there = {case.text: case.code for case in Case.objects.all()}
    assert there == {f"电梯异响 {draft}": code for draft, code in answered.items()}
    assert Case.objects.count() == SENDERS * EACH == len(answered)
    assert Entry.objects.filter(kind="CaseReported").count() == SENDERS * EACH
    assert not ReportDraft.objects.filter(case_code="").exists()
