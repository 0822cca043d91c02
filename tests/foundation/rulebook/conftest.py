"""People who enter and check values, and a shelf that remembers nothing between tests."""

from datetime import UTC, date, datetime

import pytest

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
