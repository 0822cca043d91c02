"""What the processes say on standard error."""

import logging
import sys

import pytest

from gongzhi.project.settings.logs import Reticent, logging_settings


def said(error):
    try:
        raise error
    except type(error):
        return Reticent().formatException(sys.exc_info())


class IntegrityError(Exception):
    """Called like the database's own."""


def test_what_failed_and_where_is_said():
    lines = said(ValueError("13812346027")).splitlines()
    assert "test_logs.py" in lines[0]
    assert lines[-1] == "builtins.ValueError"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError("connection refused"), ": connection refused"),
        (IntegrityError("violates check\nDETAIL: (7, 李雅芳)"), ": violates check"),
    ],
)
def test_the_machine_may_speak_but_for_one_line(error, words):
    assert said(error).splitlines()[-1].endswith(f"Error{words}")


def test_without_debugging_an_error_of_a_page_reaches_standard_error():
    told = logging_settings(debug=False)
    assert (told["loggers"]["django"]["propagate"], told["root"]["handlers"]) == (True, ["stderr"])
    assert logging.getLogger("django.request").propagate is True
