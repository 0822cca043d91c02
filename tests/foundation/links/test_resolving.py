import pytest
from django.core.exceptions import ImproperlyConfigured

from gongzhi.foundation.links import UNKNOWN, Link, register, resolve, resolving
from gongzhi.kernel.ref import Ref


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Two kinds are registered; the list tells what each resolver was asked for."""
    monkeypatch.setattr(resolving, "_resolvers", {})
    asked = []

    def resolver(kind):
        def titles(ids):
            asked.append((kind, list(ids)))
            return {id_: Link(f"{kind}{id_}", f"/{id_}") for id_ in ids if id_ != 404}

        return titles

    for kind in ("boat", "berth"):
        register(kind, resolver(kind))
    return asked


def test_each_kind_is_asked_once_for_all_its_ids(asked):
    found = resolve([Ref("boat", 2), Ref("berth", 1), Ref("boat", 1), Ref("boat", 2)])
    assert sorted(asked) == [("berth", [1]), ("boat", [1, 2])]
    assert found == {
        Ref("boat", 1): Link("boat1", "/1"),
        Ref("boat", 2): Link("boat2", "/2"),
        Ref("berth", 1): Link("berth1", "/1"),
    }


def test_what_is_gone_or_of_no_known_kind_is_unknown():
    found = resolve([Ref("boat", 404), Ref("whale", 1)])
    assert found == {Ref("boat", 404): UNKNOWN, Ref("whale", 1): UNKNOWN}
    assert str(UNKNOWN) == "（查无此项）"


def test_nothing_asked_for_asks_nobody(asked):
    assert resolve([]) == {}
    assert asked == []


def test_a_kind_has_one_resolver():
    with pytest.raises(ImproperlyConfigured, match="boat"):
        register("boat", lambda _: {})


def test_registering_the_same_resolver_again_is_harmless():
    def whales(ids):
        return {}

    register("whale", whales)
    register("whale", whales)
    assert resolve([Ref("whale", 1)]) == {Ref("whale", 1): UNKNOWN}
