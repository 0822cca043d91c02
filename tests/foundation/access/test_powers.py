import pytest

from gongzhi.foundation.access import powers
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.kernel.terms import Term


class Baking(Term):
    KNEAD = "tests.knead", "和面"


class OtherBaking(Term):
    KNEAD = "tests.knead", "揉面"


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setattr(powers, "_known", dict(powers._known))
    powers.register(Baking)


def test_a_power_is_known_by_its_code_and_label():
    assert powers.is_known("tests.knead")
    assert (powers.label("tests.knead"), powers.label("tests.bake")) == ("和面", "tests.bake")


def test_registering_twice_changes_nothing():
    before = powers.known()
    powers.register(Baking)
    assert powers.known() == before


def test_two_meanings_of_one_code_are_refused():
    with pytest.raises(ValueError, match=r"tests\.knead is declared"):
        powers.register(OtherBaking)


def test_a_command_asks_for_the_power_by_name():
    with pytest.raises(NotPermitted, match="没有“和面”权限"):
        powers.require(Actor(), "tests.knead")
    powers.require(Actor(powers=frozenset({"tests.knead"})), "tests.knead")
    powers.require(SYSTEM, "tests.knead")
