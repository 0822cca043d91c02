"""A failed sign-in takes the same work whether there is such an account or not: hashes computed
and statements sent are counted, one by one."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.access import codes
from gongzhi.foundation.access.commands.phone_codes import send_phone_code
from gongzhi.foundation.access.commands.sign_in import prove_by_password, prove_by_phone_code
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.access import recorded
from tests.foundation.access.conftest import NOW

HERE, KNOWN_PHONE, NEW_PHONE = "10.2.3.4", "13812346027", "13812346028"
TOUCHED = re.compile(r"access_[a-z]+|journal_[a-z]+|pg_advisory_xact_lock")


@pytest.fixture
def hashes(monkeypatch):
    """Every password that is hashed, to be kept or to be compared."""
    taken, encode = [], MD5PasswordHasher.encode

    def counted(hasher, password, salt):
        taken.append(password)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return taken


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    monkeypatch.setitem(codes._sender, "sms", lambda *_: None)


def work(sql):
    """What is done, and to which table; a savepoint kept or taken back is ended all the same."""
    if "SAVEPOINT" in sql:
        return "begins" if sql.startswith("SAVEPOINT") else "ends"
    return sql.split()[0], TOUCHED.search(sql)[0]


def refused(prove):
    with CaptureQueriesContext(connection) as asked, pytest.raises(RuleBroken) as broken:
        prove()
    return broken.value.message, [work(query["sql"]) for query in asked]


def with_password(name, tries=1):
    tried = [
        refused(lambda: prove_by_password(name, "wrong", address=HERE, now=NOW))
        for _ in range(tries)
    ]
    return tried[-1]


def with_code(phone):
    kept = send_phone_code(phone, address=HERE, now=NOW)
    later = NOW + timedelta(seconds=5)
    return refused(lambda: prove_by_phone_code(kept.id, "wrong", address=HERE, now=later))


@pytest.mark.parametrize("tries", [1, 5, 6])
def test_a_wrong_password_of_a_name_nobody_has(clerk, hashes, tries):
    known, known_hashes = with_password("tangming", tries), len(hashes)
    assert with_password("nobody", tries) == known
    assert (known_hashes, len(hashes)) == (min(tries, 5), 2 * min(tries, 5))


@pytest.mark.parametrize("which", ["closed", "without_password", "service"])
def test_a_wrong_password_of_an_account_that_does_not_sign_in_by_one(clerk, hashes, which):
    other = Account(kind=AccountKind.STAFF, username=which, is_active=which != "closed")
    other.set_unusable_password()
    if which == "service":
        other.kind = AccountKind.SERVICE
    other.save()
    assert with_password(which) == with_password("tangming")
    assert len(hashes) == 2


def test_a_wrong_code_of_a_phone_nobody_has(resident):
    known = with_code(KNOWN_PHONE)
    assert with_code(NEW_PHONE) == known


def test_of_whom_nobody_knows_only_the_lock_is_recorded(db):
    with_code(NEW_PHONE)
    with_password("nobody", 4)
    assert recorded.kinds() == []
    with_password("nobody")
    assert recorded.kinds() == ["UnknownNameLocked"]
