"""A day is Shanghai's: the date of an instant kept in UTC is yesterday's until eight o'clock."""

import ast
from pathlib import Path

CODE = Path(__file__).resolve().parents[2] / "gongzhi"


def instants_asked_for_their_date(tree):
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        is_date = isinstance(called, ast.Attribute) and called.attr == "date"
        if is_date and is_an_instant(called.value):
            yield node.lineno


def is_an_instant(node):
    name = getattr(node, "id", "") or getattr(node, "attr", "")
    return name == "now" or name.endswith("_at")


def test_the_walk_finds_what_it_looks_for():
    found = instants_asked_for_their_date(ast.parse("f(now.date())\ng(run.uploaded_at.date())"))
    assert list(found) == [1, 2]


def test_nobody_takes_the_day_of_an_instant_without_the_zone():
    found = [
        f"{path.relative_to(CODE)}:{line}"
        for path in sorted(CODE.rglob("*.py"))
        for line in instants_asked_for_their_date(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
