"""Other programs, run from here and nowhere else: commands are ours, never a visitor's words."""

import os
import subprocess
from collections.abc import Sequence
from typing import Any

Done = subprocess.CompletedProcess[str]
Process = subprocess.Popen[bytes]
NOWHERE, PIPE = subprocess.DEVNULL, subprocess.PIPE


def run(command: Sequence[str], **options: Any) -> Done:
    """To its end, whatever the outcome; text unless told otherwise."""
    options = {"text": True, "errors": "replace", "check": False, **options}
    return subprocess.run(list(command), **options)  # noqa: PLW1510, S603


def ask(command: Sequence[str], **options: Any) -> Done:
    """The same, with its words kept instead of shown."""
    return run(command, capture_output=True, **options)


def start(command: Sequence[str], **options: Any) -> Process:
    return subprocess.Popen(list(command), **options)  # noqa: S603


def become(command: Sequence[str]) -> None:
    """Goes on as that program; the process number stays."""
    os.execv(command[0], list(command))  # noqa: S606
