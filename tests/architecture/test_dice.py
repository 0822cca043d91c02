"""What is drawn at random is drawn from the system's own source; only the demonstration and the
measures, on databases of their own, throw dice that fall the same way every time."""

import ast
from pathlib import Path

CODE = Path(__file__).resolve().parents[2] / "gongzhi"
MAKING = {"PlaceCode", "PlaceCode.objects.create", "PlaceCode.objects.get_or_create"}
MAY = {"project/demonstration", "project/bench"}


def throws_dice(tree):
    """Imports of `random`; `secrets` is the system's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(one.name == "random" for one in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and node.module in {"random", "numpy.random"}:
            return True
    return False


def names_its_own_code(tree):
    """PlaceCode(token=…) made, not looked for; or the writing of a number of one's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "gongzhi.territory.rules.tokens":
            return any(one.name == "written" for one in node.names)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKING:
            return any(each.arg == "token" for each in node.keywords)
    return False


def outside(found):
    """Files of the product proper, by their place in it."""
    paths = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        if found(ast.parse(path.read_text(encoding="utf-8")))
    }
    return {path for path in paths if not any(path.startswith(f"{each}/") for each in MAY)}


def test_the_walk_finds_what_it_looks_for():
    assert throws_dice(ast.parse("from random import Random"))
    assert names_its_own_code(ast.parse("PlaceCode.objects.create(token='1', estate=estate)"))


def test_the_product_proper_throws_no_dice():
    assert outside(throws_dice) == set()


def test_a_printed_code_is_drawn_by_its_own_default_alone():
    assert outside(names_its_own_code) == set()
