"""登录与安全: password, recovery codes, sessions, tokens; each one's own only."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.access.models import Account, RecoveryCode, Session, Token
from tests.foundation.access import recorded
from tests.foundation.access.conftest import PASSWORD, standing

ACCOUNT, CHANGE, TOKENS = "/desk/account", "/desk/account/password", "/desk/account/tokens"
NEW = "Huifeng#2027"


@pytest.fixture
def other(db):
    account = Account(username="lining", opened_at=datetime.now(UTC))
    account.set_password(PASSWORD)
    account.save()
    return account


def session_of(account, public_id):
    client = Client()
    client.force_login(account)
    session = client.session
    session["public_id"] = public_id
    session.save()
    return client


def changed(client, old=PASSWORD, new=NEW, again=None):
    return client.post(CHANGE, {"old": old, "password": new, "again": again or new})


def test_the_page_shows_ones_own(as_clerk):
    page = as_clerk.get(ACCOUNT).content.decode()
    assert "tangming" in page
    assert "正在登录的地方" in page


def test_the_page_asks_no_more_for_more_rows(as_clerk, clerk, posts):
    """The navigation around it has questions of its own, so the two are compared."""
    posts[clerk.pk] = (standing(7, "cases.triage"),)
    asked = []
    for number in (1, 3):
        for each in range(number):
            made_token(as_clerk, name=f"第{each}")
            session_of(clerk, f"s{number}{each}")
        with CaptureQueriesContext(connection) as queries:
            as_clerk.get(ACCOUNT)
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("address", [ACCOUNT, CHANGE])
def test_residents_and_strangers_have_no_business_there(client, as_resident, address):
    assert client.get(address).url.startswith("/desk/sign-in?next=")
    assert as_resident.get(address).status_code == 403


def test_somebody_without_a_post_may_still_change_his_password(clerk, posts, client):
    client.force_login(clerk)
    assert client.get(CHANGE).status_code == 200
    assert client.post(TOKENS).status_code == 403


def test_a_new_password_ends_the_other_sessions_and_not_this_one(as_clerk, clerk):
    elsewhere = session_of(clerk, "elsewhere")
    assert changed(as_clerk).url == ACCOUNT
    assert as_clerk.get(ACCOUNT).status_code == 200
    assert elsewhere.get(ACCOUNT).status_code == 302
    clerk.refresh_from_db()
    assert clerk.check_password(NEW)
    assert recorded.kinds() == ["PasswordChanged"]


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong", NEW, NEW, "现在的密码不正确"),
        (PASSWORD, NEW, NEW + "x", "两次输入的新密码不一样"),
        (PASSWORD, "short", "short", "密码至少 8 位"),
        (PASSWORD, "TangMing#2027", "TangMing#2027", "密码里不能有登录名"),
        (PASSWORD, PASSWORD, PASSWORD, "新密码不能与最近用过的相同"),
        ("", NEW, NEW, "填写现在的密码"),
    ],
)
def test_a_password_that_will_not_do_is_refused_beside_its_field(
    as_clerk, clerk, old, new, again, said
):
    response = changed(as_clerk, old, new, again)
    assert response.status_code == 422
    assert said in response.content.decode()
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


def test_a_password_does_not_come_back_too_soon(as_clerk):
    changed(as_clerk)
    changed(as_clerk, NEW, "Third#2028")
    assert "最近用过" in changed(as_clerk, "Third#2028", PASSWORD).content.decode()


def test_the_old_password_cannot_be_guessed_without_end(as_clerk):
    for _ in range(5):
        changed(as_clerk, "wrong")
    assert "已锁定" in changed(as_clerk).content.decode()


def test_recovery_codes_are_shown_once(as_clerk, clerk):
    page = as_clerk.post("/desk/account/recovery-codes").content.decode()
    assert page.count("<li><b>") == 10
    assert RecoveryCode.objects.filter(account=clerk).count() == 10
    assert as_clerk.get("/desk/account/recovery-codes").status_code == 405


def test_a_session_elsewhere_can_be_ended(as_clerk, clerk):
    elsewhere = session_of(clerk, "elsewhere")
    as_clerk.post("/desk/account/sessions/elsewhere/end")
    assert SESSION_KEY not in elsewhere.session
    assert recorded.kinds() == ["SessionEnded"]


def test_nobody_ends_the_session_of_another(as_clerk, other):
    session_of(other, "others")
    page = as_clerk.post("/desk/account/sessions/others/end", follow=True).content.decode()
    assert "这处登录已经结束" in page
    assert Session.objects.filter(public_id="others").exists()


def made_token(client, name="对接平台", days=30, scopes=("cases.triage",)):
    return client.post(TOKENS, {"name": name, "days": days, "scopes": scopes})


@pytest.fixture
def triager(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "cases.triage", "audit.read"),)
    return as_clerk


def test_a_token_is_shown_once_and_kept_as_a_digest(triager, clerk):
    made = made_token(triager)
    token = Token.objects.get()
    assert (made.status_code, made.url) == (302, f"{TOKENS}/{token.pk}")
    page = triager.get(made.url).content.decode()
    assert f'value="{token.mark}' in page
    assert (token.account, token.appointment, token.scopes) == (clerk, 7, ["cases.triage"])
    assert "只显示这一次" in page
    listed = triager.get(ACCOUNT).content.decode()
    assert token.mark in listed
    assert recorded.kinds() == ["TokenMade"]


def test_a_token_looked_at_again_is_not_shown_and_not_made_again(triager):
    address = made_token(triager).url
    shown, again = triager.get(address), triager.get(address)
    text = shown.context["text"]
    assert (bool(text), text in again.content.decode(), Token.objects.count()) == (True, False, 1)
    assert "不能再显示" in again.content.decode()


def test_until_it_is_looked_at_the_session_keeps_it_sealed(triager):
    address = made_token(triager).url
    kept = str(dict(triager.session))
    assert triager.head(address).status_code == 405
    text = triager.get(address).context["text"]
    assert (text.startswith(Token.objects.get().mark), text in kept) == (True, False)


@pytest.mark.parametrize(
    "change",
    [{"text": "gz_in-the-clear"}, {"text": "00ff"}, {"text": None}, {"token": "x"}, None],
    ids=str,
)
def test_what_an_older_edition_kept_of_a_token_is_a_page_and_is_gone(triager, change):
    address = made_token(triager).url
    session = triager.session
    kept = session["access.made"]
    session["access.made"] = "gz_alone" if change is None else {**kept, **change}
    session.save()
    page = triager.get(address)
    assert (page.status_code, page.context["text"]) == (200, "")
    assert "access.made" not in triager.session


def test_the_page_of_one_token_leaves_the_showing_of_another(triager):
    first = made_token(triager).url
    second = made_token(triager, name="另一个").url
    texts = [triager.get(address).context["text"] for address in (first, second)]
    assert [bool(text) for text in texts] == [False, True]


def test_nobody_looks_at_the_token_of_another(triager, other, posts):
    address = made_token(triager).url
    posts[other.pk] = (standing(9),)
    assert session_of(other, "x").get(address).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"days": 0},
        {"days": 366},
        {"days": "x"},
        {"scopes": ()},
        {"scopes": ("cases.close",)},
        {"scopes": ("audit.read",)},
    ],
)
def test_a_token_beyond_ones_powers_or_the_policy_is_refused(triager, change):
    assert made_token(triager, **change).status_code == 422
    assert not Token.objects.exists()


def test_a_token_is_revoked_by_its_owner_only(triager, other, posts):
    made_token(triager)
    token = Token.objects.get()
    posts[other.pk] = (standing(9),)
    stranger = session_of(other, "x")
    stranger.post(f"/desk/account/tokens/{token.pk}/revocation")
    token.refresh_from_db()
    assert token.revoked_at is None
    triager.post(f"/desk/account/tokens/{token.pk}/revocation")
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert recorded.kinds() == ["TokenMade", "TokenRevoked"]


@pytest.mark.parametrize("token", ["x", "-1", "9" * 30])
def test_a_malformed_token_number_is_not_found_or_refused(triager, token):
    response = triager.post(f"/desk/account/tokens/{token}/revocation")
    assert response.status_code in {302, 404}
