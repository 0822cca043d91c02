"""A pytest plug-in: tells in the summary how the checks before the tests went, and lets the
exit code know of it."""

import json
import os
from typing import NamedTuple

import pytest

OUTCOMES = "GONGZHI_CHECK_OUTCOMES"


class Outcome(NamedTuple):
    name: str
    words: str
    failed: bool


def outcomes() -> list[Outcome]:
    return [Outcome(*one) for one in json.loads(os.environ.get(OUTCOMES, "[]"))]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if outcomes():
        terminalreporter.section("检查")
    for one in outcomes():
        terminalreporter.line(f"{one.name}：{one.words}", red=one.failed, green=not one.failed)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    within_worker = hasattr(session.config, "workerinput")
    if exitstatus == pytest.ExitCode.OK and not within_worker:
        failed = any(one.failed for one in outcomes())
        session.exitstatus = pytest.ExitCode.TESTS_FAILED if failed else pytest.ExitCode.OK
