"""Accounts, posts and clocks for the tests of signing in."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from gongzhi.foundation.access import current, policy
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
PASSWORD = "Yongquan-2026"  # noqa: S105


@pytest.fixture
def now():
    return NOW


@pytest.fixture(autouse=True)
def default_policy(monkeypatch):
    """The defaults, whatever the rulebook of this checkout says."""
    monkeypatch.setattr(policy, "_provider", {})


@pytest.fixture
def posts(monkeypatch):
    """What parties would say: account id -> standings."""
    known = {}
    monkeypatch.setitem(current._provider, "posts", lambda account: known.get(account, ()))
    return known


def standing(appointment=7, *powers, **more):
    return Standing(
        person=more.pop("person", 3),
        appointment=appointment,
        organisation=5,
        label=more.pop("label", "督办专员，涌泉街道办"),
        powers=frozenset(powers),
        territory=("510115003",),
        person_name="唐明",
        **more,
    )


@pytest.fixture
def clerk(db):
    account = Account(
        kind=AccountKind.STAFF, username="tangming", opened_at=NOW, password_changed_at=NOW
    )
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def resident(db):
    account = Account(kind=AccountKind.RESIDENT, phone="13812346027", opened_at=NOW)
    account.set_unusable_password()
    account.save()
    return account


@pytest.fixture
def as_clerk(clerk, posts):
    posts[clerk.pk] = (standing(),)
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def as_resident(resident):
    client = Client()
    client.force_login(resident)
    return client
