import pytest
from django.core.exceptions import ImproperlyConfigured

from gongzhi.foundation.links import label, register_terms, terms
from gongzhi.kernel.terms import Term


class Colour(Term):
    RED = "red", "红色"


class Shade(Term):
    RED = "red", "赤"


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setattr(terms, "_vocabularies", {})
    register_terms("colour", Colour)


def test_a_code_is_shown_by_its_label():
    assert label("colour", "red") == "红色"


def test_an_unknown_code_or_vocabulary_shows_the_code():
    assert label("colour", "green") == "green"
    assert label("taste", "sweet") == "sweet"


def test_a_name_means_one_vocabulary():
    register_terms("colour", Colour)
    with pytest.raises(ImproperlyConfigured, match="colour"):
        register_terms("colour", Shade)
