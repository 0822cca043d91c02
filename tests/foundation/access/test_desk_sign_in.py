"""工作人员登录: password, then a second factor; locked after too many tries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from gongzhi.foundation.access.auditing import Wanted, audit_page
from gongzhi.foundation.access.commands.accounts import remove_second_factor, unlock
from gongzhi.foundation.access.commands.second_factor import make_recovery_codes
from gongzhi.foundation.access.models import Account, RecoveryCode, SecondFactor, Try
from gongzhi.foundation.access.rules import one_time
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.actor import SYSTEM, Actor
from tests.foundation.access import recorded
from tests.foundation.access.conftest import PASSWORD, standing

SIGN_IN, SECOND, SET_UP = "/desk/sign-in", "/desk/sign-in/second", "/desk/sign-in/set-up"
WRONG = "登录名或密码不正确"


@pytest.fixture
def factor(clerk, posts):
    posts[clerk.pk] = (standing(),)
    Account.objects.update(password_changed_at=datetime.now(UTC))
    return SecondFactor.objects.create(
        account=clerk, secret=one_time.new_secret(), confirmed_at=datetime.now(UTC)
    )


def code_now(factor, later=0):
    return one_time.code_of(factor.secret, one_time.step_at(datetime.now(UTC)) + later)


def with_password(client, name="tangming", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"name": name, "password": password, **more})


def test_password_and_code_open_the_desk(client, factor, clerk):
    assert client.get(SIGN_IN).status_code == 200
    assert with_password(client, next="/desk/cases").url == f"{SECOND}?next=%2Fdesk%2Fcases"
    assert SESSION_KEY not in client.session
    response = client.post(SECOND, {"code": code_now(factor), "next": "/desk/cases"})
    assert response.url == "/desk/cases"
    assert client.session[SESSION_KEY] == str(clerk.pk)
    assert recorded.kinds() == ["SignedIn"]
    assert recorded.last_payload() == {"account": clerk.pk, "factors": ["password", "totp"]}


@pytest.mark.parametrize(
    ("face", "headers", "home"),
    [
        ("field", {}, "/w/"),
        ("", {"Sec-CH-UA-Mobile": "?1"}, "/w/"),
        ("", {"Sec-CH-UA-Mobile": "?0"}, "/desk/"),
        ("desk", {"Sec-CH-UA-Mobile": "?1"}, "/desk/"),
    ],
)
def test_signing_in_leads_to_the_face_the_post_works_on(
    client, factor, clerk, posts, face, headers, home
):
    posts[clerk.pk] = (standing(face=face),)
    with_password(client, next="/desk/")
    given = {"code": code_now(factor), "next": "/desk/"}
    assert client.post(SECOND, given, headers=headers).url == home
    assert client.get("/", headers=headers).url == home


@pytest.mark.parametrize("name", [" TangMing ", "ｔａｎｇｍｉｎｇ"])  # noqa: RUF001
def test_the_name_is_one_however_it_is_typed(client, factor, name):
    assert with_password(client, name).url == SECOND


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("tangming", "wrong"),
        ("nobody", PASSWORD),
        ("nobody", "wrong"),
        ("tangming", PASSWORD + " "),
    ],
)
def test_a_wrong_name_and_a_wrong_password_read_the_same(client, factor, name, password):
    response = with_password(client, name, password)
    assert response.status_code == 422
    assert WRONG in response.content.decode()
    assert "half_signed_in" not in client.session


def test_the_password_is_not_sent_back(client, factor):
    assert "wrong-secret" not in with_password(client, password="wrong-secret").content.decode()


@pytest.mark.parametrize("name", ["tangming", "nobody"])
def test_five_wrong_passwords_lock_a_name_whether_it_exists_or_not(client, factor, name):
    pages = [with_password(client, name, "wrong").content.decode() for _ in range(6)]
    assert [WRONG in page for page in pages] == [True] * 4 + [False] * 2
    assert "连续输错 5 次，已锁定，请 30 分钟后再试" in pages[4]
    assert "已锁定" in with_password(client, name).content.decode()
    known = ["SignInFailed"] * 5 + ["SignInLocked"]
    assert recorded.kinds() == (known if name == "tangming" else ["UnknownNameLocked"])


@pytest.mark.parametrize(("proxies", "known"), [(0, "10.0.0.1"), (1, "203.0.113.9")])
def test_the_audit_says_where_a_sign_in_came_from(client, factor, settings, proxies, known):
    settings.GONGZHI_PROXIES = proxies
    from_there = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    client.defaults.update(from_there)
    for _ in range(4):
        with_password(client, password="wrong")
    with_password(client)
    client.post(SECOND, {"code": "12345678"})
    client.post(SECOND, {"code": code_now(factor)})
    for _ in range(5):
        with_password(client, password="wrong")
    read = audit_page(Actor(territory=("",)), Wanted()).lines[::-1]
    failed, locked = ("SignInFailed", known), ("SignInLocked", known)
    happened = [*[failed] * 5, ("SignedIn", known), *[failed] * 5, locked]
    assert [(line.kind, line.words["address"]) for line in read] == happened
    assert known not in str(list(Entry.objects.values_list("payload", flat=True)))


def test_the_lock_ends(client, factor):
    for _ in range(5):
        with_password(client, password="wrong")
    Try.objects.update(at=datetime.now(UTC) - timedelta(minutes=31))
    assert with_password(client).url == SECOND


def test_the_security_administrator_unlocks(client, factor, clerk):
    for _ in range(5):
        with_password(client, password="wrong")
    unlock(clerk.pk, reason="本人到场", actor=SYSTEM, now=datetime.now(UTC))
    assert with_password(client).url == SECOND
    assert recorded.kinds()[-1] == "SignInUnlocked"


def test_the_right_password_starts_the_count_anew(client, factor):
    for _ in range(2):
        for _ in range(4):
            with_password(client, password="wrong")
        assert with_password(client).url == SECOND


def test_one_address_cannot_try_every_name(client, factor, settings):
    settings.GONGZHI_ACCESS = {"sign_in_tries_per_address": 3}
    for each in range(3):
        with_password(client, f"name{each}", "wrong")
    assert "这个网络登录失败太多" in with_password(client).content.decode()


def test_successes_do_not_count_against_an_office_behind_one_address(client, factor, settings):
    settings.GONGZHI_ACCESS = {"sign_in_tries_per_address": 3}
    assert [with_password(client).url for _ in range(5)] == [SECOND] * 5


@pytest.mark.parametrize("change", [{"is_active": False}, {"kind": "service"}])
def test_closed_accounts_and_services_do_not_sign_in(client, factor, change):
    Account.objects.update(**change)
    assert WRONG in with_password(client).content.decode()


def test_without_the_password_there_is_no_second_step(client, factor):
    assert client.get(SECOND).url == SIGN_IN
    assert client.post(SECOND, {"code": code_now(factor)}).url == SIGN_IN
    assert client.get(SET_UP).url == SECOND


def test_the_half_way_session_ends_by_itself(client, factor):
    with_password(client)
    session = client.session
    since = (datetime.now(UTC) - timedelta(minutes=11)).isoformat()
    session["half_signed_in"] = {**session["half_signed_in"], "since": since}
    session.save()
    assert client.post(SECOND, {"code": code_now(factor)}).url == SIGN_IN


def test_a_code_seen_over_the_shoulder_does_not_serve_again(client, factor):
    code = code_now(factor)
    with_password(client)
    assert client.post(SECOND, {"code": code}).status_code == 302
    other = Client()
    with_password(other)
    response = other.post(SECOND, {"code": code})
    assert response.status_code == 422
    assert "动态验证码不正确" in response.content.decode()


def test_five_wrong_codes_lock_the_second_step(client, factor):
    with_password(client)
    wrong = "000000" if code_now(factor) != "000000" else "111111"
    for _ in range(5):
        client.post(SECOND, {"code": wrong})
    with_password(client)
    assert "已锁定" in client.post(SECOND, {"code": code_now(factor)}).content.decode()
    assert SESSION_KEY not in client.session


def test_a_recovery_code_serves_once(client, factor, clerk):
    codes = make_recovery_codes(clerk, now=datetime.now(UTC))
    with_password(client)
    assert client.post(SECOND, {"code": codes[0].upper()}).status_code == 302
    assert recorded.last_payload()["factors"] == ["password", "recovery_code"]
    other = Client()
    with_password(other)
    page = other.post(SECOND, {"code": codes[0]}).content.decode()
    assert "备用码不正确，或已用过" in page


def test_recovery_codes_are_kept_as_digests_and_replace_earlier_ones(factor, clerk):
    first = make_recovery_codes(clerk, now=datetime.now(UTC))
    second = make_recovery_codes(clerk, now=datetime.now(UTC))
    assert len({*first, *second}) == 20
    kept = {bytes(each) for each in RecoveryCode.objects.values_list("digest", flat=True)}
    assert len(kept) == 10
    assert second[0].encode() not in kept


def test_the_first_sign_in_sets_the_second_factor_up(client, clerk, posts):
    posts[clerk.pk] = (standing(),)
    with_password(client)
    assert client.get(SECOND).url == SET_UP
    page = client.get(SET_UP).content.decode()
    factor = SecondFactor.objects.get()
    assert one_time.grouped(factor.secret) in page
    assert "<svg" in page
    page = client.post(SET_UP, {"code": code_now(factor)}).content.decode()
    assert "保存备用码" in page
    assert client.session[SESSION_KEY] == str(clerk.pk)
    assert recorded.kinds() == ["SecondFactorSet", "RecoveryCodesMade", "SignedIn"]


def test_a_wrong_first_code_leaves_it_unconfirmed(client, clerk):
    with_password(client)
    client.get(SET_UP)
    assert client.post(SET_UP, {"code": "12"}).status_code == 422
    assert SecondFactor.objects.get().confirmed_at is None


def test_somebody_with_the_password_alone_cannot_replace_a_second_factor(client, factor):
    with_password(client)
    assert client.get(SET_UP).url == SECOND
    assert client.post(SET_UP, {"code": code_now(factor)}).url == SECOND


def test_a_lost_phone_is_set_up_anew(client, factor, clerk):
    remove_second_factor(clerk.pk, reason="手机遗失", actor=SYSTEM, now=datetime.now(UTC))
    with_password(client)
    assert client.get(SECOND).url == SET_UP


def test_a_temporary_password_leads_to_a_new_one(client, factor):
    Account.objects.update(password_changed_at=None)
    with_password(client)
    client.post(SECOND, {"code": code_now(factor)})
    assert client.get("/desk/account/tokens").url == "/desk/account/password"
    assert client.get("/desk/account/password").status_code == 200


def test_a_demonstration_account_shows_its_code_and_takes_it_again(client, factor, settings):
    settings.DEMONSTRATION = True
    Account.objects.update(demonstration=True)
    for each in (client, Client()):
        with_password(each)
        assert code_now(factor) in each.get(SECOND).content.decode()
        assert each.post(SECOND, {"code": code_now(factor)}).status_code == 302


@pytest.mark.parametrize(("mode", "of"), [(False, True), (True, False)])
def test_no_other_account_and_no_other_mode_shows_it(client, factor, settings, mode, of):
    settings.DEMONSTRATION = mode
    Account.objects.update(demonstration=of)
    with_password(client)
    assert code_now(factor) not in client.get(SECOND).content.decode()


@pytest.mark.parametrize("address", [SIGN_IN, SECOND, SET_UP])
def test_only_get_and_post(client, db, address):
    assert client.delete(address).status_code == 405
