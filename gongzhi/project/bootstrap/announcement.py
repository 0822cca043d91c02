"""What a person needs once everything runs: addresses, accounts, a code to scan."""

import sys
import unicodedata
from collections.abc import Sequence

import segno

from gongzhi.project.bootstrap import ports
from gongzhi.project.bootstrap.console import say

PHONE = "/m/"
HEADINGS = ("角色", "登录名", "怎样登录", "页面")


def addresses(host: str, port: int) -> list[str]:
    """Those a browser can use, this machine's own first."""
    if host not in ports.EVERYWHERE:
        return [f"http://{host}:{port}"]
    seen = ports.own_address()
    found = [f"http://{ports.LOOPBACK}:{port}"]
    return [*found, f"http://{seen}:{port}"] if seen else found


def announce(urls: Sequence[str], accounts: Sequence[Sequence[str]]) -> None:
    say()
    say(f"共治已启动　本机：{urls[0]}")
    if len(urls) > 1:
        say(f"　　　　　　同一网络的手机和电脑：{urls[-1]}")
    if accounts:
        say()
        say("演示账号")
        for line in table([HEADINGS, *accounts]):
            say("  " + line)
    say()
    say(f"手机扫码打开居民端 {urls[-1]}{PHONE}")
    show_code(urls[-1] + PHONE)
    say("按 Ctrl-C 停止。")


def show_code(address: str) -> None:
    try:
        segno.make(address, error="l").terminal(out=sys.stdout, compact=True, border=2)
    except UnicodeEncodeError:
        say("（这个终端显示不了二维码）")


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns in line, a Chinese character counting two."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in rows]


def padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
