"""The papers say what is there: every word, every item of the mission, every file they name."""

import ast
import re
from importlib import import_module
from urllib.parse import unquote

import pytest

from gongzhi.kernel.terms import Term
from gongzhi.project.demonstration import people
from tests.architecture.layers import CONTEXTS, FOUNDATION, ROOT

DOCS = ROOT / "docs"
PAPERS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("tests/*.md")])
ITEMS = {
    "A": 33, "B": 15, "C": 13, "D": 16, "E": 6, "F": 14, "G": 6,
    "H": 8, "I": 6, "J": 8, "K": 4, "L": 5, "M": 7,
}  # fmt: skip
STANDINGS = {"已有", "部分", "以后", *(f"第 {step} 步" for step in range(2, 7))}
SHOWN = {"已有", "部分"}
FACES = {"home", "report", "tracking", "field", "desk", "case", "wall"}

ROW = re.compile(r"^\| ([A-M]\d+) \| (.+?) \| (.+?) \|(.*)\|$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`((?:gongzhi|tests|docs|requirements)/[\w./-]*(?:::\w+)?)`")


def text(name):
    return (DOCS / name).read_text(encoding="utf-8")


def named(paper):
    return str(paper.relative_to(ROOT))


def terms():
    """Every vocabulary of the code: its short dotted name and its members."""
    for file in sorted((ROOT / "gongzhi").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and "Term" in map(ast.unparse, node.bases):
                module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
                name = f"{module.removeprefix('gongzhi.')}.{node.name}"
                yield name, getattr(import_module(module), node.name)


def members(term):
    return " · ".join(f"{each.label or '（无）'} `{each.value}`" for each in term)


def test_every_vocabulary_stands_in_the_glossary_word_for_word():
    glossary = text("glossary.md")
    missing = {
        name: members(term)
        for name, term in terms()
        if f"| `{name}` | {members(term)} |" not in glossary
    }
    assert missing == {}, "write these into docs/glossary.md: name -> its third column"


def test_the_glossary_holds_no_vocabulary_that_is_gone():
    known = {name for name, term in terms() if issubclass(term, Term)}
    rows = re.findall(r"^\| [^|]+ \| `([\w.]+\.[A-Z]\w+)` \|", text("glossary.md"), re.MULTILINE)
    assert sorted(rows) == sorted(known)


def mission():
    return ROW.findall(text("mission.md"))


def test_every_item_of_the_mission_has_one_row():
    wanted = [f"{group}{number}" for group, most in ITEMS.items() for number in range(1, most + 1)]
    assert [item for item, *_ in mission()] == wanted


def test_an_item_stands_at_one_of_the_known_points():
    assert {standing for _, _, standing, _ in mission()} <= STANDINGS


def test_what_is_said_to_be_there_names_its_test():
    unproven = [
        item
        for item, _, standing, where in mission()
        if standing in SHOWN and "`tests/" not in where
    ]
    assert unproven == []


def test_what_comes_later_claims_no_test():
    claimed = [
        item
        for item, _, standing, where in mission()
        if standing not in SHOWN and "`tests/" in where
    ]
    assert claimed == []


@pytest.mark.parametrize("paper", PAPERS, ids=named)
def test_every_file_and_test_a_paper_names_is_there(paper):
    absent = [
        whole
        for whole in QUOTED.findall(paper.read_text(encoding="utf-8"))
        if not stands(*whole.partition("::")[::2])
    ]
    assert absent == []


def stands(path, function):
    file = ROOT / path
    return file.exists() and (
        not function or f"def {function}(" in file.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("paper", PAPERS, ids=named)
def test_every_link_of_a_paper_leads_somewhere(paper):
    """Pictures are looked at by themselves."""
    links = LINK.findall(paper.read_text(encoding="utf-8"))
    near = [link.partition("#")[0] for link in links if "://" not in link]
    dead = [n for n in near if n and not n.endswith(".png") and not reach(paper, n).exists()]
    assert dead == []


def reach(paper, link):
    return paper.parent / unquote(link)


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_front_page_shows_every_face(name):
    pictures = re.findall(r"docs/screens/(\w+)\.png", (ROOT / name).read_text(encoding="utf-8"))
    assert set(pictures) == FACES
    if (DOCS / "screens").is_dir():
        assert [p for p in pictures if not (DOCS / "screens" / f"{p}.png").exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_front_page_gives_the_password_that_works(name):
    assert people.PASSWORD in (ROOT / name).read_text(encoding="utf-8")


def test_the_map_shows_every_layer():
    shown = text("map.md")
    parts = [*CONTEXTS, *(f"foundation/{package}" for package in FOUNDATION)]
    assert [part for part in parts if f"`{part}`" not in shown] == []


def test_every_decision_is_in_the_list():
    listed = set(LINK.findall(text("decisions/README.md")))
    written = {paper.name for paper in (DOCS / "decisions").glob("*.md")} - {"README.md"}
    assert listed >= written


def test_everything_vendored_brings_its_licence_and_is_named():
    vendor = ROOT / "gongzhi/foundation/web/static/vendor"
    overview = text("licences.md")
    folders = sorted(folder.name for folder in vendor.iterdir() if folder.is_dir())
    assert [f for f in folders if not (vendor / f / "LICENSE").exists()] == []
    assert [f for f in folders if f"| `{f}` |" not in overview] == []
