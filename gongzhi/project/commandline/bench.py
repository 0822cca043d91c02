"""Measures, each on a server of its own."""

from argparse import ArgumentParser

from gongzhi.project.commandline.command import Command, Needs

RUN = "gongzhi.project.commandline.bench_acts"


def journal_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--seconds", type=int, default=30, help="测量多少秒，默认 30")


COMMANDS = [
    Command(
        "bench journal",
        "每秒能记录、分发、封存多少件",
        f"{RUN}:journal",
        Needs.SPARE,
        arguments=journal_arguments,
    ),
]
