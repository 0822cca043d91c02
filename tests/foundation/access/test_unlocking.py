"""The security administrator's page: who is locked out, and lost phones."""

from datetime import UTC, datetime

import pytest

from gongzhi.foundation.access.commands.passwords import change_password
from gongzhi.foundation.access.commands.sign_in import prove_by_password
from gongzhi.foundation.access.locked import locked_accounts
from gongzhi.foundation.access.models import Account, RecoveryCode, SecondFactor
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.rules.one_time import new_secret
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.access import recorded
from tests.foundation.access.conftest import NOW, PASSWORD, standing

REASON = {"reason": "本人来电，已核对工号"}


@pytest.fixture
def security(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "security.unlock"),)
    return as_clerk


@pytest.fixture
def other(db):
    account = Account(
        kind=AccountKind.STAFF, username="lining", opened_at=NOW, password_changed_at=NOW
    )
    account.set_password(PASSWORD)
    account.save()
    return account


def lock_out(account, now):
    for _ in range(policy().sign_in_tries):
        with pytest.raises(RuleBroken):
            prove_by_password(account.username, "wrong", address="203.0.113.9", now=now)


def test_whoever_is_locked_out_is_listed_until_the_lock_ends(security, other):
    now = datetime.now(UTC)
    assert "没有锁定的账号" in security.get("/desk/unlocking").content.decode()
    lock_out(other, now)
    (locked,) = locked_accounts(now)
    assert (locked.account, locked.since) == (other, now)
    assert "lining" in security.get("/desk/unlocking").content.decode()
    assert locked_accounts(locked.until) == []


def test_unlocking_also_forgives_tries_at_changing_the_password(security, other):
    now = datetime.now(UTC)
    actor = Actor(account=other.pk)
    for _ in range(policy().sign_in_tries):
        with pytest.raises(RuleBroken):
            change_password(other.pk, old="wrong", new="x", again="x", actor=actor, now=now)
    security.post(f"/desk/unlocking/{other.pk}", REASON)
    with pytest.raises(RuleBroken, match="现在的密码不正确"):
        change_password(other.pk, old="wrong", new="x", again="x", actor=actor, now=now)


def test_unlocking_asks_once_for_a_reason_and_lets_him_in(security, other):
    now = datetime.now(UTC)
    lock_out(other, now)
    address = f"/desk/unlocking/{other.pk}"
    assert security.post(address, {"reason": ""}).status_code == 422
    assert security.post(address, REASON).url == "/desk/unlocking"
    assert locked_accounts(now) == []
    assert prove_by_password("lining", PASSWORD, address="203.0.113.9", now=now) == other
    assert recorded.kinds()[-1] == "SignInUnlocked"


def test_a_lost_phone_is_looked_up_by_the_whole_name(security, other):
    SecondFactor.objects.create(account=other, secret=new_secret(), confirmed_at=NOW)
    RecoveryCode.objects.create(account=other, digest=b"x" * 32)
    assert "没有这个登录名" in security.get("/desk/unlocking", {"q": "lin"}).content.decode()
    removal = f"/desk/unlocking/{other.pk}/second-factor"
    assert removal in security.get("/desk/unlocking", {"q": "LiNing"}).content.decode()
    assert security.post(removal, REASON).status_code == 302
    assert not SecondFactor.objects.filter(account=other).exists()
    assert not RecoveryCode.objects.filter(account=other).exists()


@pytest.mark.parametrize("power", ["system.accounts", "audit.read", "audit.verify"])
def test_the_other_administrators_stay_outside(as_clerk, clerk, posts, other, power):
    posts[clerk.pk] = (standing(7, power),)
    for address in ("", f"/{other.pk}", f"/{other.pk}/second-factor"):
        assert as_clerk.get(f"/desk/unlocking{address}").status_code == 403


def test_residents_and_accounts_that_are_not_there_are_not_found(security, resident):
    assert security.get(f"/desk/unlocking/{resident.pk}").status_code == 404
    assert security.get("/desk/unlocking/987654").status_code == 404
