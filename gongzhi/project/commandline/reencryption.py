"""`gongzhi keys reencrypt`."""

from argparse import Namespace

from gongzhi.foundation.privacy.rotating import reencrypt_rows, sealed_models
from gongzhi.project.bootstrap.console import say


def run(_arguments: Namespace) -> None:
    for model in sealed_models():
        count = sum(reencrypt_rows(model))
        say(f"{model._meta.verbose_name}：{count} 行")  # noqa: SLF001 (public by documentation)
    say("已换用当前密钥。留痕里的文字仍由当时的密钥封存，旧密钥请继续保留。")
