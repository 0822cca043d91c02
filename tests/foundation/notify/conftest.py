import pytest

from gongzhi.foundation.notify import addresses
from gongzhi.foundation.notify.adapters import registry
from tests.foundation.notify.gateway import running


@pytest.fixture
def gateway():
    with running() as gateway:
        yield gateway


@pytest.fixture(autouse=True)
def _numbers(monkeypatch):
    """Person 11 has the number 13800000011; person 99 has none."""

    def numbers(person_ids, channel):
        return {person: f"138000000{person}" for person in person_ids if person != 99}

    monkeypatch.setattr(addresses, "_provider", {"addresses": numbers})


@pytest.fixture(autouse=True)
def _own_adapters(monkeypatch):
    monkeypatch.setattr(registry, "_replaced", {})
