"""Every fact of the program: its sentences name its own fields only."""

import importlib
import pkgutil
from dataclasses import fields

import pytest

import gongzhi.facts
from gongzhi.foundation.journal.rules.sentences import placeholders
from gongzhi.kernel.fact import KINDS, Fact

for _module in pkgutil.iter_modules(gongzhi.facts.__path__):
    importlib.import_module(f"gongzhi.facts.{_module.name}")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_fact_says_nothing_it_does_not_hold(kind):
    fact = KINDS[kind]
    held = {field.name for field in fields(fact)}
    assert placeholders(fact.phrase) - held == set()
    assert placeholders(fact.told) - held == set()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_fact_is_about_a_thing_it_links_to(kind):
    fact = KINDS[kind]
    if fact.subject is not Fact.subject:
        return
    assert [f.name for f in fields(fact) if f.name == fact.about and "link" in f.metadata] == [
        fact.about
    ]
