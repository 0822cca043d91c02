"""Sealing again under a new key, tried on accounts."""

import pytest

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.privacy.rotating import outdated, reencrypt_rows, sealed_models

OLD = {"sm4": "00" * 16, "hmac": "11" * 32}
NEW = {"sm4": "22" * 16, "hmac": "33" * 32}


@pytest.fixture
def three_residents(db, settings):
    settings.GONGZHI_KEYS = {"current": "k1", "keys": {"k1": OLD}}
    for last in range(3):
        Account.objects.create(kind="resident", phone=f"1381234600{last}")
    Account.objects.create(kind="staff", username="tangming")
    settings.GONGZHI_KEYS = {"current": "k22", "keys": {"k1": OLD, "k22": NEW}}


def test_accounts_are_among_what_is_sealed():
    assert Account in sealed_models()


def test_all_rows_are_sealed_again_batch_by_batch(three_residents, settings):
    assert outdated(Account).count() == 3
    assert list(reencrypt_rows(Account, batch=2)) == [2, 1]
    assert list(reencrypt_rows(Account)) == []
    settings.GONGZHI_KEYS = {"current": "k22", "keys": {"k22": NEW}}
    assert [a.phone for a in Account.objects.filter(kind="resident").order_by("pk")] == [
        "13812346000",
        "13812346001",
        "13812346002",
    ]
    assert Account.objects.by_phone("13812346001") is not None


def test_rows_under_the_current_key_are_left_alone(three_residents):
    list(reencrypt_rows(Account))
    Account.objects.create(kind="resident", phone="13900000000")
    assert outdated(Account).count() == 0
