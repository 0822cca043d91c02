"""People who enter and check values."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from gongzhi.foundation.access import current
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.rulebook.rules.amending import Proposal
from gongzhi.foundation.rulebook.shelf import SHELF
from gongzhi.foundation.rulebook.vocabulary import Level
from gongzhi.kernel.actor import Actor

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
BOTH = frozenset({"rulebook.propose", "rulebook.confirm"})


@pytest.fixture(autouse=True)
def fresh_shelf():
    SHELF.forget()
    yield
    SHELF.forget()


@pytest.fixture
def clerk():
    """Enters values in 涌泉街道."""
    return Actor(account=1, person=11, powers=BOTH, territory=("510115003",))


@pytest.fixture
def colleague():
    """Checks values in 涌泉街道."""
    return Actor(account=2, person=12, powers=BOTH, territory=("510115003",))


@pytest.fixture
def provincial():
    """Checks values for all of 四川."""
    return Actor(account=3, person=13, powers=BOTH, territory=("51",))


@pytest.fixture
def posts(monkeypatch):
    known = {}
    monkeypatch.setitem(current._provider, "posts", lambda account: known.get(account, ()))
    return known


@pytest.fixture
def signed_in(posts):
    def sign_in(name, person, powers=BOTH, territory=("510115003",)):
        account = Account.objects.create(
            kind=AccountKind.STAFF, username=name, opened_at=NOW, password_changed_at=NOW
        )
        standing = Standing(
            person=person,
            appointment=person,
            organisation=5,
            powers=powers,
            territory=territory,
        )
        posts[account.pk] = (standing,)
        client = Client()
        client.force_login(account)
        return client

    return sign_in


def proposal(**told):
    usual = {
        "level": Level.STREET,
        "scope": "510115003",
        "written": "20 natural_days",
        "clause": "第二条",
        "quote": "自选举产生之日起二十日内备案。",
        "source": "涌泉街道办事处通知",
        "source_file": "涌泉街办2026年12号.pdf",
        "reason": "街道统一办理时间",
        "valid_from": date(2026, 11, 1),
    }
    return Proposal(**{**usual, **told})
