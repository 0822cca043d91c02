from datetime import timedelta

import pytest
from django.test import Client

from gongzhi.foundation.access import current
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.links import Link, resolving
from gongzhi.foundation.notify.adapters import Refused
from gongzhi.foundation.notify.dispatch import send_due
from gongzhi.foundation.notify.models import Message, Notice
from gongzhi.foundation.notify.queries import preferences, unread_count
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.kernel.ref import Ref
from tests.counting import counted
from tests.foundation.notify.factories import NOON, scripted, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(monkeypatch):
    known = {}
    monkeypatch.setitem(current._provider, "posts", lambda account: known.get(account, ()))

    def sign_in(person, kind, **standing):
        names = {"username": "a"} if kind is AccountKind.STAFF else {"phone": "13800000011"}
        account = Account.objects.create(
            kind=kind, opened_at=NOON, password_changed_at=NOON, **names
        )
        known[account.pk] = (Standing(person=person, **standing),)
        client = Client()
        client.force_login(account)
        return client

    return sign_in


@pytest.fixture
def resident(signed_in):
    return signed_in(11, AccountKind.RESIDENT)


@pytest.fixture
def clerk(signed_in):
    return signed_in(
        3,
        AccountKind.STAFF,
        appointment=3,
        organisation=5,
        powers=frozenset({"notify.mend"}),
        territory=("310112103",),
    )


def test_a_resident_reads_what_was_told(resident):
    told(11)
    page = resident.get("/m/messages/").content.decode()
    assert page.count('aria-label="未读"') == page.count("诉求 ZQ-7 已受理") == 1
    assert "唐明已受理" in page


@pytest.fixture
def both_faces(monkeypatch):
    """Case 7 has a page at the desk, and one of person 11's own."""
    desk, own = {7: Link("ZQ-7", "/desk/cases/ZQ-7")}, {7: "/m/reports/ZQ-7"}
    monkeypatch.setitem(resolving._resolvers, "case", lambda _: desk)
    mine = lambda person, _: own if person == 11 else {}  # noqa: E731
    monkeypatch.setitem(resolving._own_resolvers, "case", mine)


def test_opening_a_line_marks_it_read_and_goes_to_the_thing(resident, both_faces):
    told(11)
    answer = resident.get(f"/m/messages/{Notice.objects.get().pk}")
    assert (answer.status_code, answer["Location"]) == (302, "/m/reports/ZQ-7")
    assert unread_count(11) == 0


def test_a_line_leads_to_the_face_it_is_read_on(clerk, both_faces):
    """Of one who is staff and reads on the residents' face too."""
    told(3)
    pk = Notice.objects.get().pk
    assert clerk.get(f"/desk/inbox/{pk}")["Location"] == "/desk/cases/ZQ-7"
    assert clerk.get(f"/m/messages/{pk}")["Location"] == "/m/messages/"


def test_nobody_reads_anothers_line_at_the_desk(clerk, both_faces):
    told(12)
    assert clerk.get(f"/desk/inbox/{Notice.objects.get().pk}").status_code == 404


def test_anothers_line_is_absent(resident):
    told(12)
    assert resident.get(f"/m/messages/{Notice.objects.get().pk}").status_code == 404
    assert unread_count(12) == 1


def test_all_are_marked_read_at_once(resident):
    told(11)
    assert resident.post("/m/messages/read").status_code == 302
    assert unread_count(11) == 0


def test_a_resident_chooses_how_to_be_told(resident):
    answer = resident.post("/m/messages/channels", {"channel": "sms", "wanted": "0"})
    assert answer["Location"] == "/m/messages/channels"
    assert preferences(11) == {Channel.SMS: False}
    assert resident.post("/m/messages/channels", {"channel": "pigeon"}).status_code == 404
    assert "短信：不接收" in resident.get("/m/messages/channels").content.decode()


def test_how_one_is_told_has_a_page_that_the_messages_lead_to(resident):
    assert 'href="/m/messages/channels"' in resident.get("/m/messages/").content.decode()
    page = resident.get("/m/messages/channels")
    assert (page.status_code, page.context["channels"]) == (
        200,
        [(Channel.SMS, True), (Channel.WECHAT, False), (Channel.EMAIL, False)],
    )


def test_strangers_are_sent_to_sign_in(client):
    assert client.get("/m/messages/")["Location"].startswith("/m/sign-in")
    assert client.get("/desk/messages/")["Location"].startswith("/desk/sign-in")


def test_staff_have_an_inbox_with_a_bell(clerk):
    told(3)
    page = clerk.get("/desk/inbox/").content.decode()
    assert "诉求 ZQ-7 已受理" in page
    assert 'aria-label="1 条未读消息"' in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_page_costs_the_same_whatever_its_length(clerk, count):
    for person_ref in range(count):
        told(3, ref=Ref("test-thing", person_ref))
    clerk.get("/desk/inbox/")
    with counted() as queries:
        clerk.get("/desk/inbox/")
    assert queries.number == 5


@pytest.fixture
def failed():
    scripted(Refused("停机"))
    told(11)
    send_due(now=NOON)
    return Message.objects.get()


def test_a_failed_message_is_listed_and_sent_again(clerk, failed):
    assert "停机" in clerk.get("/desk/messages/").content.decode()
    assert clerk.post(f"/desk/messages/{failed.pk}/resending").status_code == 302
    failed.refresh_from_db()
    assert failed.state == "waiting"


def test_giving_up_asks_for_a_reason_beside_the_field(clerk, failed):
    answer = clerk.post(f"/desk/messages/{failed.pk}/abandonment", {"reason": ""})
    assert answer.status_code == 422
    assert "写明不再发送的原因" in answer.content.decode()
    clerk.post(f"/desk/messages/{failed.pk}/abandonment", {"reason": "已电话告知"})
    failed.refresh_from_db()
    assert failed.state == "given_up"


def test_signs_nobody_sees_are_no_reason(clerk, failed):
    answer = clerk.post(f"/desk/messages/{failed.pk}/abandonment", {"reason": "\u202e\u200b"})
    failed.refresh_from_db()
    assert (answer.status_code, failed.state == "given_up") == (422, False)


def test_residents_do_not_decide(resident, failed):
    assert resident.post(f"/desk/messages/{failed.pk}/resending").status_code == 403


def test_the_demonstrations_phone_shows_what_was_sent_and_is_absent_in_production(client, settings):
    told(11)
    send_due(now=NOON)
    assert "唐明已受理" in client.get("/desk/outbox-demonstration").content.decode()
    settings.DEMONSTRATION = False
    assert client.get("/desk/outbox-demonstration").status_code == 404


@pytest.mark.parametrize("address", ["/m/messages/", "/desk/inbox/"])
def test_the_inbox_is_read_page_by_page(clerk, address):
    for number in range(51):
        told(3, ref=Ref("test-thing", number), now=NOON + timedelta(seconds=number))
    first = clerk.get(address)
    assert f'href="?before={first.context["older"]}"' in first.content.decode()
    last = clerk.get(address, {"before": str(first.context["older"])})
    assert (len(first.context["lines"]), len(last.context["lines"])) == (50, 1)
    assert "看更早的" not in last.content.decode()


@pytest.mark.parametrize("before", ["x", "7", "9" * 20, "9" * 5000, "1." + "9" * 20])
def test_figures_no_line_can_have_show_the_newest(resident, before):
    assert resident.get("/m/messages/", {"before": before}).status_code == 200
