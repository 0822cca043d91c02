"""Hands the words on, with the time."""

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime

from gongzhi.foundation.journal.commandline import main


def handing_on(name: str) -> Callable[[Namespace], int]:
    return lambda arguments: main([name, *arguments.words], now=datetime.now(UTC))


verify = handing_on("verify")
head = handing_on("head")
failed = handing_on("failed")
retry = handing_on("retry")
seal = handing_on("seal")
