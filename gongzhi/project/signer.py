"""The signer: gives recorded entries their place in the tree and signs its head."""

from argparse import Namespace

from gongzhi.foundation.journal.running import keep_sealing
from gongzhi.project.checks import enforce
from gongzhi.project.stopping import until_told


def run(_arguments: Namespace) -> None:
    enforce()
    keep_sealing(until_told())
