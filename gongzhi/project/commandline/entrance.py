"""From the words typed to the function that does it."""

import importlib
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from gongzhi.kernel.errors import RuleBroken
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap import environments, processes, schema
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.spare import spare_server
from gongzhi.project.commandline.command import Command, Needs
from gongzhi.project.commandline.registry import parse

ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def main(words: Sequence[str]) -> int:
    command, arguments = parse(words)
    end_on_signals()
    try:
        with conditions(command):
            return function_of(command)(arguments) or 0
    except Halt as halt:
        sys.stderr.write(f"无法继续：{halt}\n")
        return 1
    except RuleBroken as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return read_no_further()


def read_no_further() -> int:
    """`gongzhi roles | head`: what is left to say goes nowhere, and that is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def function_of(command: Command) -> Callable[[Namespace], int | None]:
    module, _, name = command.run.partition(":")
    function: Callable[[Namespace], int | None] = getattr(importlib.import_module(module), name)
    return function


@contextmanager
def conditions(command: Command) -> Iterator[None]:
    """What the command needs stands while it runs."""
    with opened_for(command):
        if command.needs in {Needs.DJANGO, Needs.SPARE}:
            ready_django()
        yield


@contextmanager
def opened_for(command: Command) -> Iterator[None]:
    """Under start.py the environment is complete already."""
    if command.needs is Needs.NOTHING or processes.RUN in os.environ:
        yield
        return
    layout = Layout.here()
    layout.prepare()
    if command.needs is Needs.SPARE:
        with spare(layout):
            yield
        return
    with databases.opened_as(layout, command.role) as database:
        schema.require(layout, database, command.role)
        environment = environments.of(layout, database, command.role)
        for name in environments.SECRETS:
            os.environ.pop(name, None)
        os.environ.update(environment)
        yield


@contextmanager
def spare(layout: Layout) -> Iterator[None]:
    """Measures want a server that cares for its data like the real one: no setting is loosened."""
    named = os.environ.get("DATABASE_URL")
    if named:
        yield
        return
    with spare_server(layout, "bench", {}) as url:
        os.environ["DATABASE_URL"] = url
        yield


def ready_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.project.settings")
    importlib.import_module("django").setup()


def end_on_signals() -> None:
    """The first one ends us in good order; those after it do not disturb the ending."""
    for name in ENDINGS:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, interrupt)


def interrupt(_number: int, _frame: FrameType | None) -> None:
    for name in ENDINGS:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, ignore)
    raise KeyboardInterrupt


def ignore(_number: int, _frame: FrameType | None) -> None:
    """Already ending."""
