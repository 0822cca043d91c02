"""居民登录, from the page to the session."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session as PlainSession
from django.test import Client

from gongzhi.foundation.access import codes
from gongzhi.foundation.access.models import Account, PhoneCode, Session, Try
from gongzhi.foundation.access.vocabulary import AccountKind
from tests.foundation.access import recorded

PHONE = "13812346027"
SIGN_IN, CODE = "/m/sign-in", "/m/sign-in/code"


@pytest.fixture
def sent(db, monkeypatch):
    """The messages that would have gone out."""
    messages = []
    monkeypatch.setitem(codes._sender, "sms", lambda *message: messages.append(message))
    return messages


def asked(client, sent, phone=PHONE, **more):
    client.post(SIGN_IN, {"phone": phone, **more})
    return sent[-1][1]


def test_a_new_phone_signs_in_and_has_an_account(client, sent):
    assert client.get(SIGN_IN).status_code == 200
    code = asked(client, sent)
    page = client.get(CODE).content.decode()
    assert "138****6027" in page
    response = client.post(CODE, {"code": code})
    assert (response.status_code, response.url) == (302, "/m/")
    account = Account.objects.get()
    assert (account.kind, account.phone, account.username) == (AccountKind.RESIDENT, PHONE, None)
    assert client.session[SESSION_KEY] == str(account.pk)
    assert recorded.kinds() == ["AccountOpened", "SignedIn"]
    assert recorded.last_payload() == {"account": account.pk, "factors": ["phone_code"]}


def test_a_known_phone_gets_its_own_account(client, sent, resident):
    client.post(CODE, {"code": asked(client, sent, "138 1234-6027")})
    client.post(CODE, {"code": asked(client, sent)})
    assert client.session[SESSION_KEY] == str(resident.pk)
    assert Account.objects.count() == 1


def test_the_session_key_changes_and_what_was_begun_stays(client, sent):
    code = asked(client, sent)
    session = client.session
    session["draft"] = "灯坏了"
    session.save()
    before = client.session.session_key
    client.post(CODE, {"code": code})
    assert client.session.session_key != before
    assert client.session["draft"] == "灯坏了"
    assert "phone_code" not in client.session


def test_neither_code_nor_phone_is_kept_in_clear(client, sent, settings):
    settings.DEMONSTRATION = False
    code = asked(client, sent)
    assert PHONE not in str(dict(client.session))
    assert code not in str(dict(client.session))
    assert code not in client.get(CODE).content.decode()
    assert bytes(PhoneCode.objects.get().digest) != code.encode()


def test_a_demonstration_shows_the_code(client, db, settings):
    settings.DEMONSTRATION = True
    client.post(SIGN_IN, {"phone": PHONE})
    assert client.session["demonstration_code"] in client.get(CODE).content.decode()


def test_production_without_a_sender_says_so(client, db, settings):
    settings.DEMONSTRATION = False
    response = client.post(SIGN_IN, {"phone": PHONE})
    assert "短信暂时发不出去" in response.content.decode()
    assert not PhoneCode.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "填写手机号"),
        ("1381234", "手机号应为 11 位，现在是 7 位"),
        ("2381234602", "手机号应为 11 位"),
        ("abc", "手机号只能是数字"),
    ],
)
def test_a_wrong_number_is_said_beside_the_field_and_kept(client, sent, typed, said):
    response = client.post(SIGN_IN, {"phone": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert f'value="{typed}"' in page or not typed
    assert sent == []


def test_a_wrong_code_can_be_mended(client, sent):
    code = asked(client, sent)
    wrong = "000000" if code != "000000" else "111111"
    response = client.post(CODE, {"code": wrong})
    assert response.status_code == 422
    assert "验证码不正确，还可以试 4 次" in response.content.decode()
    assert client.post(CODE, {"code": f" {code} "}).status_code == 302


def test_after_five_wrong_codes_the_right_one_is_void(client, sent):
    code = asked(client, sent)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        page = client.post(CODE, {"code": wrong}).content.decode()
    assert "验证码不正确，请重新获取" in page
    assert "验证码已失效" in client.post(CODE, {"code": code}).content.decode()
    assert SESSION_KEY not in client.session


def test_wrong_codes_are_recorded_where_the_phone_has_an_account(client, sent, resident):
    code = asked(client, sent)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(8):
        client.post(CODE, {"code": wrong})
    assert recorded.kinds() == ["SignInFailed"] * 5
    assert recorded.last_payload() == {"account": resident.pk, "factor": "phone_code"}


def test_wrong_codes_of_a_phone_without_an_account_leave_no_row(client, sent):
    code = asked(client, sent)
    client.post(CODE, {"code": "000000" if code != "000000" else "111111"})
    assert recorded.kinds() == []


def test_an_expired_code_is_refused(client, sent):
    code = asked(client, sent)
    past = datetime.now(UTC) - timedelta(seconds=1)
    PhoneCode.objects.update(sent_at=past - timedelta(minutes=5), expires_at=past)
    assert "验证码已失效，请重新获取" in client.post(CODE, {"code": code}).content.decode()


def test_a_code_serves_once(client, sent):
    code = asked(client, sent)
    request_id = client.session["phone_code"]
    client.post(CODE, {"code": code})
    other = Client()
    other.get(SIGN_IN)
    session = other.session
    session["phone_code"] = request_id
    session.save()
    other.cookies["sessionid"] = session.session_key
    assert other.post(CODE, {"code": code}).status_code == 422


def test_a_code_serves_only_the_browser_that_asked(client, sent):
    code = asked(client, sent)
    other = Client()
    assert other.post(CODE, {"code": code}).url == SIGN_IN


def test_asking_again_at_once_is_refused_with_the_seconds_to_wait(client, sent):
    asked(client, sent)
    page = client.post(SIGN_IN, {"phone": PHONE}).content.decode()
    assert "刚发过验证码" in page
    assert len(sent) == 1


@pytest.mark.parametrize(("mode", "of", "codes"), [(1, 1, 2), (1, 0, 1), (0, 1, 1)])
def test_only_demonstration_accounts_in_a_demonstration_need_not_wait(
    client, sent, resident, settings, mode, of, codes
):
    settings.DEMONSTRATION = bool(mode)
    Account.objects.update(demonstration=bool(of))
    asked(client, sent)
    asked(client, sent)
    assert len(sent) == codes


def test_ten_codes_a_day_are_enough(client, sent, settings):
    settings.GONGZHI_ACCESS = {"codes_per_phone_a_day": 2}
    for _ in range(2):
        asked(client, sent)
        Try.objects.update(at=datetime.now(UTC) - timedelta(hours=2))
    page = client.post(SIGN_IN, {"phone": PHONE}).content.decode()
    assert "今天获取验证码的次数已用完" in page


def test_one_address_cannot_ask_for_everybody(client, sent, settings):
    settings.GONGZHI_ACCESS = {"codes_per_address_an_hour": 2}
    for last in range(3):
        response = client.post(SIGN_IN, {"phone": f"1381234600{last}"})
    assert "这个网络获取验证码太频繁" in response.content.decode()
    assert len(sent) == 2


def test_a_closed_account_is_told_after_the_proof(client, sent, resident):
    Account.objects.update(is_active=False)
    page = client.post(CODE, {"code": asked(client, sent)}).content.decode()
    assert "这个账号已停用" in page
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    ("asked_for", "led_to"),
    [
        ("/m/report/7?x=1", "/m/report/7?x=1"),
        ("https://elsewhere.example/", "/m/"),
        ("//elsewhere.example/", "/m/"),
        ("/\\elsewhere.example", "/m/"),
        ("javascript:alert(1)", "/m/"),
        ("/sign-out", "/m/"),
    ],
)
def test_one_is_led_on_within_our_own_addresses_only(client, sent, asked_for, led_to):
    code = asked(client, sent, next=asked_for)
    assert client.post(CODE, {"code": code, "next": asked_for}).url == led_to


def test_whoever_is_signed_in_is_led_on(as_resident):
    assert as_resident.get(SIGN_IN, {"next": "/m/mine"}).url == "/m/mine"


def test_the_session_row_knows_whose_it_is(client, sent):
    agent = {"user-agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8"}
    client.post(CODE, {"code": asked(client, sent)}, headers=agent)
    row = Session.objects.get(account_id__isnull=False)
    assert (row.account_id, row.device, row.address) == (
        Account.objects.get().pk,
        "微信",
        "127.0.*.*",
    )
    assert not PlainSession.objects.exists()


@pytest.mark.parametrize("address", [SIGN_IN, CODE])
def test_only_get_and_post(client, db, address):
    assert client.put(address).status_code == 405


def test_a_form_without_its_token_is_refused(db):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"phone": PHONE}).status_code == 403
