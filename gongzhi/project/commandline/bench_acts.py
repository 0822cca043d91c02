"""From the words typed to the measures."""

from argparse import Namespace

from gongzhi.project.bench.journal import bench_journal


def journal(arguments: Namespace) -> None:
    bench_journal(arguments.seconds)
