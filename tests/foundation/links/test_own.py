"""Where a person finds his own things."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongzhi.foundation.links import register_own, resolve_own, resolving
from gongzhi.kernel.ref import Ref


@pytest.fixture(autouse=True)
def own(monkeypatch):
    monkeypatch.setattr(resolving, "_own_resolvers", {"loaf": loaves})


def loaves(person, ids):
    return {id_: f"/m/loaves/{id_}" for id_ in ids if id_ == person}


def test_only_what_is_ones_own_has_an_address():
    refs = [Ref("loaf", 1), Ref("loaf", 2), Ref("stone", 1)]
    assert resolve_own(1, refs) == {Ref("loaf", 1): "/m/loaves/1"}


def test_a_kind_is_registered_once():
    register_own("loaf", loaves)
    with pytest.raises(ImproperlyConfigured):
        register_own("loaf", lambda *_: {})
