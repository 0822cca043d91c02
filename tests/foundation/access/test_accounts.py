"""Opening, closing and helping: by the administrator whose office it is."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from gongzhi.foundation.access.commands import accounts
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.foundation.access import recorded
from tests.foundation.access.conftest import PASSWORD

SYSTEM_ADMINISTRATOR = Actor(account=90, powers=frozenset({"system.accounts"}))
SECURITY_ADMINISTRATOR = Actor(account=91, powers=frozenset({"security.unlock"}))


def test_a_staff_account_begins_with_a_temporary_password(db, now):
    account = accounts.open_staff_account(
        " LiNing ", password=PASSWORD, actor=SYSTEM_ADMINISTRATOR, now=now
    )
    assert (account.username, account.kind) == ("lining", AccountKind.STAFF)
    assert account.password_changed_at is None
    assert recorded.kinds() == ["AccountOpened"]


def test_a_name_serves_one_account(clerk, now):
    with pytest.raises(RuleBroken, match="已有人使用") as refused:
        accounts.open_staff_account("TANGMING", actor=SYSTEM, now=now)
    assert refused.value.field == "username"


def test_without_a_password_nobody_gets_in(db, now):
    account = accounts.open_staff_account("lining", actor=SYSTEM, now=now)
    assert not account.has_usable_password()


def test_a_phone_has_one_account(resident, now):
    again = accounts.open_resident_account("138 1234 6027", actor=SYSTEM, now=now)
    assert again == resident


def test_closing_ends_the_sessions(as_clerk, clerk, now):
    accounts.close_account(clerk.pk, reason="调离", actor=SYSTEM_ADMINISTRATOR, now=now)
    assert as_clerk.get("/desk/account").status_code == 302
    assert recorded.kinds() == ["AccountClosed"]


def test_a_reset_password_is_temporary(as_clerk, clerk, now):
    temporary = accounts.reset_password(
        clerk.pk, reason="本人申请", actor=SYSTEM_ADMINISTRATOR, now=now
    )
    clerk.refresh_from_db()
    assert clerk.check_password(temporary)
    assert clerk.password_changed_at is None
    assert as_clerk.get("/desk/account").status_code == 302


@pytest.mark.parametrize("act", ["close_account", "reset_password"])
@pytest.mark.parametrize("actor", [Actor(account=1), SECURITY_ADMINISTRATOR])
def test_accounts_are_the_system_administrators(clerk, now, act, actor):
    with pytest.raises(NotPermitted, match="管理账号"):
        getattr(accounts, act)(clerk.pk, reason="x", actor=actor, now=now)


@pytest.mark.parametrize("act", ["unlock", "remove_second_factor"])
@pytest.mark.parametrize("actor", [Actor(account=1), SYSTEM_ADMINISTRATOR])
def test_locks_are_the_security_administrators(clerk, now, act, actor):
    with pytest.raises(NotPermitted, match="解除登录锁定"):
        getattr(accounts, act)(clerk.pk, reason="x", actor=actor, now=now)


@pytest.mark.parametrize("act", ["close_account", "reset_password"])
def test_a_reason_is_owed(clerk, now, act):
    with pytest.raises(RuleBroken, match="写明原因"):
        getattr(accounts, act)(clerk.pk, reason=" ", actor=SYSTEM, now=now)
    clerk.refresh_from_db()
    assert clerk.is_active
    assert clerk.check_password(PASSWORD)


def test_an_account_that_is_not_there(db, now):
    with pytest.raises(RuleBroken, match="没有这个账号"):
        accounts.close_account(404, reason="x", actor=SYSTEM, now=now)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "staff"},
        {"kind": "resident"},
        {"kind": "resident", "username": "x", "phone": "13812346028"},
        {"kind": "staff", "username": "x", "phone": "13812346028"},
        {"kind": "robot", "username": "x"},
    ],
)
def test_the_database_refuses_an_account_named_against_its_kind(db, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(opened_at=datetime.now(UTC), **fields)


def test_a_resident_account_shows_no_number(resident):
    assert str(resident) == f"居民账号 {resident.pk}"
