"""The signer: gives recorded entries their place in the tree and signs its head."""

from argparse import Namespace
from datetime import UTC, datetime

from gongzhi.foundation.journal.sealing import seal_pending
from gongzhi.project.checks import enforce
from gongzhi.project.rounds import repeat, until_told

PAUSE = 1.0


def run(_arguments: Namespace) -> None:
    enforce()
    repeat(lambda: seal_pending(datetime.now(UTC)), until_told(), pause=PAUSE)
