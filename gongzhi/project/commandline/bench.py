"""Measures, each on a server of its own."""

from argparse import ArgumentParser

from gongzhi.project.commandline.command import Command, Needs

RUN = "gongzhi.project.commandline.bench_acts"


def journal_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--seconds", type=int, default=30, help="测量多少秒，默认 30")


def cases_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=1_000_000, help="多少件诉求，默认一百万")
    parser.add_argument("--seconds", type=int, default=30, help="经 HTTP 上报多少秒，默认 30")


def registers_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=100_000, help="多少户房屋，默认十万")


COMMANDS = [
    Command(
        "bench cases",
        "一百万件诉求中上报、列表、查找要多久",
        f"{RUN}:cases",
        Needs.SPARE,
        arguments=cases_arguments,
    ),
    Command(
        "bench journal",
        "每秒能记录、分发、封存多少件",
        f"{RUN}:journal",
        Needs.SPARE,
        arguments=journal_arguments,
    ),
    Command(
        "bench registers",
        "十万户房屋从表格登记要多久",
        f"{RUN}:registers",
        Needs.SPARE,
        arguments=registers_arguments,
    ),
]
