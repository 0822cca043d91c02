"""What every file of the project is held to, whoever wrote it."""

import ast
import os
import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.layers import ROOT

OF_OTHERS = (".git", "vendor", "migrations")
BINARY = {".png", ".jpg", ".ico", ".woff2", ".pyc", ".mo", ".xlsx", ".gz", ".br"}
LONGEST_FUNCTION, LONGEST_FILE = 60, 400
VAGUE = {"utils", "util", "helpers", "helper", "misc", "manager", "managers"}
VAGUE |= {"service", "services", "signals"}

# In two halves, so that this file does not hold what it looks for.
HOSTS = ("py" + r"pi\.", "python" + "hosted", "npm" + "js", "npm" + "mirror", "js" + "delivr")
REGISTRIES = re.compile(r"https?://[\w.-]*(" + "|".join(HOSTS) + ")")
MACHINE = re.compile(r"(?<![\w.:/-])/(?:ro" + "ot|ho" + "me|wo" + "rk|Use" + r"rs)/\w")
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")


def left_out():
    """Folders git does not keep."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return {line.strip("/") for line in lines if line.endswith("/")} | {".git"}


@cache
def files():
    """Every file of the project, ours and vendored."""
    ignored = left_out()
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in ignored]
        kept = (Path(folder, name) for name in names if name not in ignored)
        found += [path for path in kept if path.suffix not in BINARY]
    return sorted(found)


def texts():
    for file in files():
        yield file.relative_to(ROOT), file.read_text(encoding="utf-8", errors="replace")


def is_ours(file):
    return not set(file.parts) & set(OF_OTHERS)


@cache
def modules():
    """Our Python, parsed: path -> (lines, tree)."""
    found = {}
    for file, text in texts():
        if file.suffix == ".py" and is_ours(file):
            found[file] = text.count("\n"), ast.parse(text)
    return found


def longest(sizes, limit):
    """Those over the limit, and for the reader of a failure the five longest there are."""
    ranked = sorted(sizes, reverse=True)
    over = [name for size, name in ranked if size > limit]
    return over, "the longest: " + "; ".join(f"{size} {name}" for size, name in ranked[:5])


def test_no_file_holds_the_address_of_a_registry():
    assert [str(file) for file, text in texts() if REGISTRIES.search(text)] == []


def test_no_file_holds_a_path_of_somebodys_machine():
    assert [str(file) for file, text in texts() if is_ours(file) and MACHINE.search(text)] == []


def test_nothing_is_left_to_be_done_in_a_comment():
    assert [str(file) for file, text in texts() if is_ours(file) and UNFINISHED.search(text)] == []


def test_every_package_says_what_it_is_for():
    silent = [
        str(file.parent)
        for file, (_, tree) in modules().items()
        if file.name == "__init__.py" and file.parts[0] == "gongzhi" and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_every_folder_with_modules_is_a_package():
    folders = {file.parent for file in modules() if file.parts[0] in {"gongzhi", "tests"}}
    assert sorted(str(f) for f in folders if not (ROOT / f / "__init__.py").exists()) == []


def test_functions_can_be_seen_whole():
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    sizes = [
        (node.end_lineno - node.lineno + 1, f"{file}:{node.lineno} {node.name}")
        for file, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, functions)
    ]
    over, told = longest(sizes, LONGEST_FUNCTION)
    assert over == [], told


def test_files_stay_within_sight():
    over, told = longest([(size, str(file)) for file, (size, _) in modules().items()], LONGEST_FILE)
    assert over == [], told


@pytest.mark.parametrize("part", ["gongzhi", "tests"])
def test_no_module_has_a_name_that_says_nothing(part):
    named = [file for file in modules() if file.parts[0] == part]
    assert [str(f) for f in named if f.stem in VAGUE or f.parent.name in VAGUE] == []
