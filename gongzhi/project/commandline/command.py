"""What a command is."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from gongzhi.project.roles import Role


class Needs(Enum):
    NOTHING = auto()  # or whatever the function opens for itself
    DATABASE = auto()  # running, its address and the role's keys in the environment
    DJANGO = auto()  # the same, and Django ready
    SPARE = auto()  # a server made for this one run, as its superuser, and Django ready


def no_arguments(parser: ArgumentParser) -> None:
    """Most commands take none."""


@dataclass(frozen=True)
class Command:
    """`run` is "package.module:function"; the function takes the parsed arguments and returns
    nothing or an exit code. `name` may have two words: "journal verify"."""

    name: str
    help: str
    run: str
    needs: Needs = Needs.NOTHING
    role: Role = Role.WORKER
    arguments: Callable[[ArgumentParser], None] = no_arguments
    passes_on: bool = False  # what follows is read by the function itself, from `words`
