import smtplib
from uuid import UUID

import pytest
from django.core import mail

from gongzhi.foundation.notify.adapters import (
    Delivered,
    NotFound,
    Refused,
    Sent,
    Unclear,
    Unknown,
    Unreached,
)
from gongzhi.foundation.notify.adapters.email import Mail
from gongzhi.foundation.notify.adapters.sms import SmsGateway
from gongzhi.foundation.notify.adapters.tencent import Subscription, Token, WeChat, WeCom
from gongzhi.foundation.notify.rules.wording import Text

ID = UUID("00000000-0000-4000-8000-000000000007")
TEXT = Text(
    template="t", title="诉求已受理", body="11月25日前答复", sms="已受理", values={"n": "7"}
)


def sms(gateway):
    return SmsGateway(
        send_url=f"{gateway.url}/send",
        ask_url=f"{gateway.url}/ask",
        token="k",
        signature="共治",
    )


def test_sms_sends_our_id_the_number_and_the_signed_words(gateway):
    gateway.answer("/send", {"id": "g-1"})
    assert sms(gateway).send(ID, "13800000011", TEXT) == Sent("g-1")
    assert gateway.bodies("/send") == [
        {"message_id": str(ID), "phone": "13800000011", "text": "【共治】已受理"}
    ]


@pytest.mark.parametrize(
    ("status", "body", "meaning"),
    [
        (400, {"message": "号码不存在"}, Refused("号码不存在")),
        (429, {}, Unreached("网关限流")),
        (500, {}, Unclear("网关出错（500）")),
        (302, {}, Refused("网关拒收（302）")),
    ],
)
def test_sms_answers_mean_what_they_say(gateway, status, body, meaning):
    gateway.answer("/send", body, status)
    assert sms(gateway).send(ID, "13800000011", TEXT) == meaning


def test_a_gateway_that_is_off_has_seen_nothing():
    answer = SmsGateway(send_url="http://127.0.0.1:9/send").send(ID, "1", TEXT)
    assert isinstance(answer, Unreached)


@pytest.mark.parametrize(
    ("status", "body", "meaning"),
    [
        (200, {"state": "delivered", "id": "g-1"}, Delivered("g-1")),
        (200, {"state": "queued"}, Unknown()),
        (404, {"state": "not_found"}, NotFound()),
        (404, {}, Unknown()),
        (500, {}, Unknown()),
        (200, b"<html>", Unknown()),
    ],
)
def test_asking_by_our_id(gateway, status, body, meaning):
    gateway.answer("/ask", body, status)
    assert sms(gateway).ask(ID) == meaning
    assert gateway.asked[0][2] == f"message_id={ID}"


def test_a_mail_carries_our_id():
    assert Mail(sender="no-reply@gongzhi.invalid").send(ID, "a@b.invalid", TEXT) == Sent(
        f"<{ID}@gongzhi.invalid>"
    )
    assert mail.outbox[0].extra_headers == {"Message-ID": f"<{ID}@gongzhi.invalid>"}
    assert mail.outbox[0].body == "11月25日前答复"


@pytest.mark.parametrize(
    ("failure", "meaning"),
    [
        (smtplib.SMTPRecipientsRefused({}), Refused),
        (ConnectionRefusedError(), Unreached),
        (TimeoutError(), Unclear),
    ],
)
def test_failures_of_mail(monkeypatch, failure, meaning):
    def fail(*_):
        raise failure

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    assert isinstance(Mail(sender="a@b.invalid").send(ID, "c@d.invalid", TEXT), meaning)


def wechat(gateway):
    gateway.answer("/cgi-bin/token", {"access_token": "t1", "expires_in": 7200})
    return WeChat(
        base=gateway.url,
        token=Token(f"{gateway.url}/cgi-bin/token", {"appid": "a", "secret": "s"}),
        subscriptions={"t": Subscription(template_id="T9", fields={"thing1": "title"})},
    )


SEND = "/cgi-bin/message/subscribe/send"


def test_wechat_fills_the_fields_of_its_template_and_keeps_its_token(gateway):
    adapter = wechat(gateway)
    gateway.answer(SEND, {"errcode": 0, "msgid": 5})
    assert adapter.send(ID, "openid", TEXT) == Sent("5")
    assert adapter.send(ID, "openid", TEXT) == Sent("5")
    assert gateway.bodies(SEND)[0] == {
        "touser": "openid",
        "template_id": "T9",
        "data": {"thing1": {"value": "诉求已受理"}},
    }
    assert len(gateway.bodies("/cgi-bin/token")) == 1


@pytest.mark.parametrize(
    ("body", "meaning"),
    [
        ({"errcode": 43101}, Refused("对方拒收（43101）")),
        ({"errcode": 42001}, Unreached("访问令牌失效（42001）")),
        ({"errcode": -1}, Unreached("对方繁忙（-1）")),
        ({}, Unclear("应答读不懂（200）")),
    ],
)
def test_wechat_answers_mean_what_they_say(gateway, body, meaning):
    gateway.answer(SEND, body)
    assert wechat(gateway).send(ID, "openid", TEXT) == meaning


def test_without_a_token_nothing_was_sent(gateway):
    adapter = wechat(gateway)
    gateway.answer("/cgi-bin/token", {"errcode": 40013})
    assert adapter.send(ID, "openid", TEXT) == Unreached("取不到访问令牌（40013）")


def test_wecom_writes_to_the_member_and_refuses_an_unknown_one(gateway):
    gateway.answer("/cgi-bin/gettoken", {"access_token": "t1", "expires_in": 7200})
    token = Token(f"{gateway.url}/cgi-bin/gettoken", {"corpid": "c", "corpsecret": "s"})
    adapter = WeCom(base=gateway.url, token=token, agent=3)
    gateway.answer("/cgi-bin/message/send", {"errcode": 0, "msgid": "w1"})
    assert adapter.send(ID, "tangming", TEXT) == Sent("w1")
    gateway.answer("/cgi-bin/message/send", {"errcode": 0, "invaliduser": "tangming"})
    assert adapter.send(ID, "tangming", TEXT) == Refused("对方没有这个成员")
