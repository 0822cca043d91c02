"""`python3 start.py test`: every check and every test, on a database of their own."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from tempfile import TemporaryDirectory

from gongzhi.project.bootstrap import browser, programs
from gongzhi.project.bootstrap.cluster import THROWAWAY
from gongzhi.project.bootstrap.console import say, step
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.reporting import OUTCOMES, Outcome
from gongzhi.project.bootstrap.spare import spare_server

NO_BROWSER = "没有运行：这台机器上没有浏览器。以 root 运行会自动安装，或请管理员安装 chromium"

CHECKS: dict[str, list[str]] = {
    "ruff check": ["ruff", "check", "--quiet", "."],
    "ruff format": ["ruff", "format", "--quiet", "--check", "."],
    "import-linter": ["lint-imports", "--no-cache"],
    "mypy": ["mypy"],
    "makemigrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
}


def run(arguments: Namespace) -> int:
    layout = Layout.here()
    layout.prepare()
    chosen = browser.ensure()
    with spare_server(layout, "test", THROWAWAY) as url, TemporaryDirectory() as var:
        environment = surroundings(layout, url, chosen, var)
        words = list(arguments.words)
        outcomes = before_tests(layout, environment, words, chosen)
        return tested(layout, environment, outcomes, words, chosen)


def before_tests(
    layout: Layout, environment: dict[str, str], words: Sequence[str], chosen: str
) -> list[Outcome]:
    """With arguments of one's own the checks are left out; what is not run is said all the same."""
    checks = [] if words else list(checked(layout, environment))
    return [*checks, *browser_outcome(chosen)]


def surroundings(layout: Layout, url: str, chosen: str, var: str) -> dict[str, str]:
    """`var` is a folder for this run alone: no photo of a test stays among the real ones."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGZHI_")}
    return {
        **kept,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "gongzhi.project.settings",
        "GONGZHI_TESTING": "1",
        "GONGZHI_BROWSER": chosen,
        "GONGZHI_VAR": var,
        "GONGZHI_VENV": str(layout.venv),
        "PATH": os.pathsep.join([str(layout.python.parent), os.environ.get("PATH", "")]),
        "PYTHONPATH": str(layout.root),
    }


def checked(layout: Layout, environment: dict[str, str]) -> Iterator[Outcome]:
    for name, words in CHECKS.items():
        step(name)
        program = str(layout.python.parent / words[0])
        done = programs.ask([program, *words[1:]], cwd=layout.root, env=environment)
        if done.returncode:
            say(done.stdout + done.stderr)
        yield Outcome(name, "通过" if done.returncode == 0 else "未通过", done.returncode != 0)


def browser_outcome(chosen: str) -> list[Outcome]:
    """Missing browsers are an honest gap on a desk and a failure in CI."""
    if chosen:
        return []
    return [Outcome("浏览器测试", NO_BROWSER, os.environ.get("CI", "").lower() == "true")]


def tested(
    layout: Layout,
    environment: dict[str, str],
    outcomes: Sequence[Outcome],
    words: Sequence[str],
    chosen: str,
) -> int:
    """pytest has the last word; what went before is told in its summary."""
    step("pytest")
    told = json.dumps([list(one) for one in outcomes], ensure_ascii=False)
    command = [sys.executable, "-m", "pytest", "-p", "gongzhi.project.bootstrap.reporting"]
    command += words or ["-q", "-n", "2", "--dist", "loadgroup"]
    if not chosen:
        command += ["-m", "not browser"]
    return programs.run(command, cwd=layout.root, env={**environment, OUTCOMES: told}).returncode
