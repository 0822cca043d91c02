"""The signer: gives recorded entries their place in the tree and signs its head."""

from argparse import Namespace

from gongzhi.project.checks import enforce
from gongzhi.project.worker import until_told


def run(_arguments: Namespace) -> None:
    enforce()
    until_told().wait()
