"""`gongzhi keys reencrypt`."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TextIO

from django.db import models

from gongzhi.foundation.privacy.rotating import outdated, reencrypt_rows, sealed_models
from gongzhi.project.bootstrap.console import say


def run(_arguments: Namespace) -> None:
    for model in sealed_models():
        count = reencrypted(model, sys.stderr)
        say(f"{model._meta.verbose_name}：{count} 行")  # noqa: SLF001 (public by documentation)
    say("已换用当前密钥。留痕里的文字仍由当时的密钥封存，旧密钥请继续保留。")


def reencrypted(model: type[models.Model], out: TextIO) -> int:
    """How many rows; how far it has come is said after every batch."""
    total, done = outdated(model).count(), 0
    for done in running_total(reencrypt_rows(model)):
        out.write(f"\r{model._meta.verbose_name} {done}/{total}")  # noqa: SLF001
        out.flush()
    out.write("\n" if done else "")
    return done


def running_total(batches: Iterator[int]) -> Iterator[int]:
    total = 0
    for batch in batches:
        total += batch
        yield total
