"""From the words typed to the measures."""

from argparse import Namespace

from gongzhi.project.bench.cases import bench_cases
from gongzhi.project.bench.journal import bench_journal
from gongzhi.project.bench.registers import bench_registers


def journal(arguments: Namespace) -> None:
    bench_journal(arguments.seconds)


def cases(arguments: Namespace) -> None:
    bench_cases(arguments.rows, arguments.seconds)


def registers(arguments: Namespace) -> None:
    bench_registers(arguments.rows)
