"""`gongzhi journal …`: lines for a person, an exit code for a machine."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.utils.translation import gettext as _

from gongzhi.foundation.journal.deliveries import failed_deliveries, retry_delivery
from gongzhi.foundation.journal.findings import Report
from gongzhi.foundation.journal.heads import latest_head
from gongzhi.foundation.journal.rules.heads import NotAHead, SignedHead, key_id
from gongzhi.foundation.journal.sealing import seal_pending
from gongzhi.foundation.journal.verifying import Kept, verify
from gongzhi.kernel.actor import SYSTEM

SOUND, UNSOUND, UNUSABLE = 0, 1, 2

Command = Callable[[Namespace, datetime, TextIO], int]


def main(argv: Sequence[str], *, now: datetime, out: TextIO = sys.stdout) -> int:
    """0 where all is well, 1 where something was found, 2 where the question made no sense."""
    asked = _parser().parse_args(argv)
    run: Command = asked.run
    return run(asked, now, out)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="gongzhi journal", description=_("记事的封存与核验"))
    commands = parser.add_subparsers(required=True, metavar=_("命令"))
    verifying = commands.add_parser("verify", help=_("由记事重新计算，指出第一处被改动的地方"))
    verifying.add_argument(
        "--head", type=Path, action="append", default=[], help=_("另存的树头文件，可以有几个")
    )
    verifying.add_argument(
        "--key", type=Path, action="append", default=[], help=_("只相信这些公钥（PEM 文件）")
    )
    verifying.add_argument(
        "--no-words", action="store_true", help=_("不解密文字（没有个人信息密钥时）")
    )
    verifying.set_defaults(run=_verify)
    commands.add_parser("head", help=_("输出最新的树头，另存他处")).set_defaults(run=_head)
    commands.add_parser("seal", help=_("封存所有待封存的记事")).set_defaults(run=_seal)
    commands.add_parser("failed", help=_("列出处理失败的记事")).set_defaults(run=_failed)
    retrying = commands.add_parser("retry", help=_("让失败的处理再试"))
    retrying.add_argument("entry", type=int, nargs="?", help=_("记事号；不写则全部"))
    retrying.add_argument("reaction", nargs="?", default="", help=_("哪一步；不写则这条的全部"))
    retrying.set_defaults(run=_retry)
    return parser


def _verify(asked: Namespace, now: datetime, out: TextIO) -> int:  # noqa: ARG001
    try:
        kept = [_kept(path) for path in asked.head]
        trusted = dict(_public(path) for path in asked.key) or None
    except (OSError, ValueError) as wrong:
        out.write(_("读不了文件：%(wrong)s\n") % {"wrong": wrong})
        return UNUSABLE
    report = verify(kept=kept, trusted=trusted, reads_words=not asked.no_words)
    _tell(report, out)
    return SOUND if report.is_sound else UNSOUND


def _tell(report: Report, out: TextIO) -> None:
    for finding in report.findings:
        out.write(finding.message + "\n")
    result = _("核验通过。") if report.is_sound else _("核验没有通过。")
    counts = _(
        "已核 %(leaves)s 条记事、%(heads)s 个树头、%(words)s 份文字"
        "（已删除 %(erased)s 份），待封存 %(unsealed)s 条。"
    )
    out.write(result + counts % vars(report) + "\n")


def _head(asked: Namespace, now: datetime, out: TextIO) -> int:  # noqa: ARG001
    newest = latest_head()
    if newest is None:
        out.write(_("还没有封存过记事，没有树头。\n"))
        return UNSOUND
    head, public = newest
    out.write(head.exported(public))
    return SOUND


def _seal(asked: Namespace, now: datetime, out: TextIO) -> int:  # noqa: ARG001
    out.write(_("封存了 %(count)s 条记事。\n") % {"count": seal_pending(now)})
    return SOUND


def _failed(asked: Namespace, now: datetime, out: TextIO) -> int:  # noqa: ARG001
    failed = list(failed_deliveries())
    for each in failed:
        out.write(
            _("第 %(entry)s 号记事，%(reaction)s，试过 %(attempts)s 次：%(error)s\n")
            % {
                "entry": each.entry_id,
                "reaction": each.reaction,
                "attempts": each.attempts,
                "error": each.error,
            }
        )
    if not failed:
        out.write(_("没有处理失败的记事。\n"))
    return UNSOUND if failed else SOUND


def _retry(asked: Namespace, now: datetime, out: TextIO) -> int:
    failed = failed_deliveries()
    if asked.entry is not None:
        failed = failed.filter(entry_id=asked.entry)
    if asked.reaction:
        failed = failed.filter(reaction=asked.reaction)
    chosen = list(failed)
    for each in chosen:
        retry_delivery(each.entry_id, each.reaction, actor=SYSTEM, now=now)
    if not chosen:
        out.write(_("没有失败的处理可以再试。\n"))
        return UNSOUND
    out.write(_("%(count)s 项已排队，由后台进程再试。\n") % {"count": len(chosen)})
    return SOUND


def _kept(path: Path) -> Kept:
    try:
        return SignedHead.imported(path.read_text(encoding="utf-8"))
    except NotAHead:
        raise ValueError(_("%(path)s 不是导出的树头") % {"path": path}) from None


def _public(path: Path) -> tuple[str, bytes]:
    key = load_pem_public_key(path.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError(_("%(path)s 不是 Ed25519 公钥") % {"path": path})  # noqa: TRY004
    public = key.public_bytes_raw()
    return key_id(public), public
