"""What a fact holds in clear is sealed for good: an id, a code, a number, a moment. Whatever a
person typed is words(), which are kept apart and can be erased."""

import importlib
import pkgutil
from dataclasses import fields
from datetime import date, datetime
from typing import get_args

import pytest

import gongzhi.facts
from gongzhi.kernel.fact import KINDS

for _module in pkgutil.iter_modules(gongzhi.facts.__path__):
    importlib.import_module(f"gongzhi.facts.{_module.name}")

FACTS = sorted(kind for kind, fact in KINDS.items() if fact.__module__.startswith("gongzhi.facts."))
IN_CLEAR = {int, bool, date, datetime, type(None)}
MARKS = {"link", "term", "code", "words"}
OF_OUR_OWN = {
    # “电梯故障 1 个工作日内办结”: a category's name and span, which the street publishes
    ("CaseDispatched", "wording"),
}


def kinds_of(annotation):
    return set(get_args(annotation)) or {annotation}


@pytest.mark.parametrize("kind", FACTS)
def test_no_field_may_carry_typed_text_in_clear(kind):
    loose = [
        (kind, each.name)
        for each in fields(KINDS[kind])
        if not (MARKS & each.metadata.keys() or kinds_of(each.type) <= IN_CLEAR)
    ]
    assert set(loose) - OF_OUR_OWN == set()


def test_every_exception_is_still_one():
    held = {(kind, each.name) for kind in FACTS for each in fields(KINDS[kind])}
    assert OF_OUR_OWN - held == set()


@pytest.mark.parametrize("kind", FACTS)
def test_a_field_has_one_mark(kind):
    several = [each.name for each in fields(KINDS[kind]) if len(MARKS & each.metadata.keys()) > 1]
    assert several == []
