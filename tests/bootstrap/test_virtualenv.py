import json
from pathlib import Path

import pytest

from gongzhi.project.bootstrap import programs, virtualenv
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.layout import Layout


@pytest.fixture
def layout(tmp_path, monkeypatch):
    for name in ("GONGZHI_VENV", "GONGZHI_VAR", "GONGZHI_EXTRAS"):
        monkeypatch.delenv(name, raising=False)
    return Layout(tmp_path / "共治 演示")


def furnish(layout: Layout, **stamped: str) -> None:
    """An environment as it stands after a finished installation."""
    layout.python.parent.mkdir(parents=True)
    layout.python.write_text("#!/bin/sh\n")
    (layout.venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.2\n")
    known = {"python": "3.11.2", "root": str(layout.root), **stamped}
    (layout.venv / virtualenv.STAMP).write_text(json.dumps(known))


def test_tests_need_the_development_requirements_too():
    assert virtualenv.wanted([]) == ["base.txt"]
    assert virtualenv.wanted(["test", "tests/kernel"]) == ["base.txt", "dev.txt"]
    assert virtualenv.wanted(["backup", "test"]) == ["base.txt"]


def test_extras_are_installed_between(monkeypatch):
    monkeypatch.setenv("GONGZHI_EXTRAS", "s3")
    assert virtualenv.wanted(["test"]) == ["base.txt", "s3.txt", "dev.txt"]


def test_nothing_is_missing_once_installed(layout):
    furnish(layout, **{"base.txt": "1"})
    assert virtualenv.missing(layout, {"base.txt": "1"}) == []


def test_a_changed_list_is_installed_again(layout):
    furnish(layout, **{"base.txt": "1"})
    assert virtualenv.missing(layout, {"base.txt": "2", "dev.txt": "3"}) == ["base.txt", "dev.txt"]


def test_an_environment_that_was_moved_is_checked_again(layout):
    furnish(layout, **{"base.txt": "1", "root": "/elsewhere"})
    assert virtualenv.missing(layout, {"base.txt": "1"}) == ["base.txt"]


def test_an_environment_of_another_python_counts_for_nothing(layout):
    furnish(layout, **{"base.txt": "1", "python": "3.12.1"})
    assert virtualenv.missing(layout, {"base.txt": "1"}) == ["base.txt"]


def test_an_environment_whose_installation_was_killed_does_not_work(layout):
    furnish(layout)
    layout.python.write_text("#!/bin/sh\nexit 0\n")
    layout.python.chmod(0o755)
    assert virtualenv.works(layout) is True
    (layout.venv / virtualenv.UNFINISHED).touch()
    assert virtualenv.works(layout) is False


def test_a_missing_list_is_said(layout):
    with pytest.raises(Halt, match=r"缺少依赖清单 .*base\.txt"):
        virtualenv.digest(layout.root / "requirements" / "base.txt")


def test_an_environment_of_a_python_out_of_reach_is_made_anew(layout, monkeypatch):
    """Made by root, whose own Python nobody else may run."""
    furnish(layout, **{"base.txt": "1"})

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    assert virtualenv.missing(layout, {"base.txt": "1"}) == ["base.txt"]
    assert virtualenv.works(layout) is False


def test_an_environment_given_from_outside_must_exist(layout, monkeypatch):
    monkeypatch.setenv("GONGZHI_VENV", "/nowhere")
    with pytest.raises(Halt, match="没有 Python"):
        virtualenv.prepare(Layout(layout.root), ["base.txt"])


def test_the_launcher_bears_any_path(tmp_path, monkeypatch):
    monkeypatch.delenv("GONGZHI_VENV", raising=False)
    layout = Layout(tmp_path / '社 区 "$HOME`')
    layout.python.parent.mkdir(parents=True)
    layout.python.write_text('#!/bin/sh\nprintf "%s|" "$PYTHONPATH" "$@"\n')
    layout.python.chmod(0o755)
    virtualenv.write_launcher(layout)
    done = programs.ask([str(layout.venv / "bin" / "gongzhi"), "journal", "verify it"], env={})
    words = ["-m", "gongzhi.project.commandline", "journal", "verify it"]
    assert done.stdout.split("|") == [str(layout.root), *words, ""]


def test_requirement_lists_hold_no_address():
    folder = Path(__file__).parents[2] / "requirements"
    assert [path.name for path in folder.iterdir() if "://" in path.read_text()] == []
