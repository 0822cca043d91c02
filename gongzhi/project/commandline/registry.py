"""Every command there is, and the parser they make together."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence

from gongzhi.project.commandline import accounts, bench, importing, journal, keys, running, upkeep
from gongzhi.project.commandline.command import Command

FAMILIES = (running, upkeep, accounts, importing, keys, journal, bench)
DEFAULT = "start"


def commands() -> list[Command]:
    return [command for family in FAMILIES for command in family.COMMANDS]


def parse(arguments: Sequence[str]) -> tuple[Command, Namespace]:
    """Nothing, or options alone, mean `start`."""
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words.insert(0, DEFAULT)
    for command in commands():
        name = command.name.split()
        if command.passes_on and words[: len(name)] == name:
            return command, Namespace(words=words[len(name) :])
    found = parser().parse_args(words)
    return found.command, found


def parser() -> ArgumentParser:
    top = ArgumentParser(prog="gongzhi", description="共治：社区与街道协同治理平台")
    choices = top.add_subparsers(required=True, metavar="命令")
    groups: dict[str, ArgumentParser] = {}
    for command in commands():
        family, _, act = command.name.partition(" ")
        if not act:
            add(choices, family, command)
            continue
        if family not in groups:
            groups[family] = choices.add_parser(family, help=command.help)
            groups[family].set_defaults(acts=None)
        acts = groups[family].get_default("acts") or groups[family].add_subparsers(
            required=True, metavar="动作"
        )
        groups[family].set_defaults(acts=acts)
        add(acts, act, command)
    return top


def add(choices: "_SubParsersAction[ArgumentParser]", name: str, command: Command) -> None:
    one = choices.add_parser(name, help=command.help, description=command.help)
    command.arguments(one)
    one.set_defaults(command=command)
