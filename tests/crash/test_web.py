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

SENDERS, EACH, A_DAY = 4, 30, 10
"""Nobody may report more than so often a day, so one sender stands for several residents."""
TOKEN = "k" * 32


def a_residents_session(number):
    phone = f"1990000{number:04d}"
    account = Account.objects.create(kind=AccountKind.RESIDENT, phone=phone)
    Person.objects.create(name="居民", phone=phone, account=account)
    return session_of(account)


class Phone:
    """Sends its reports one after another, and again with the same draft until one is answered."""

    def __init__(self, port, sessions):
        self.port = port
        self.sessions = sessions
        self.answered = {}
        self.interrupted = 0

    def send_all(self, sent: Event):
        for number in range(EACH):
            draft = secrets.randbits(62)
            while draft not in self.answered:
                self._send(draft, self.sessions[number // A_DAY])
            if number == EACH // 3:
                sent.set()

    def _send(self, draft, session):
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            talk.request("POST", "/m/reports/new", self._form(draft), headers(session))
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


def headers(session):
    cookie = f"sessionid={session}; csrftoken={TOKEN}"
    return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}


@pytest.mark.crash
@pytest.mark.usefixtures("world")
def test_a_killed_web_server_loses_no_acknowledged_report_and_doubles_none(clone_url, var):
    share = EACH // A_DAY
    sessions = [a_residents_session(100 + number) for number in range(SENDERS * share)]
    sent = Event()
    with serving(clone_url, var) as web, ThreadPoolExecutor(SENDERS) as pool:
        phones = [Phone(web.port, sessions[at::SENDERS]) for at in range(SENDERS)]
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
