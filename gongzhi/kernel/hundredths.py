"""Exact numbers with two decimals as integers; nothing is ever rounded."""

import re
from typing import NamedTuple

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold

_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")


class Words(NamedTuple):
    """What the number is called, and an example, for the message."""

    noun: str
    example: str


def parse(text: str, units: str, words: Words, *, field: str) -> int:
    plain = re.sub(rf"^(?:{units})|(?:{units})$|\s", "", fold(text))
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise RuleBroken(f"{words.noun}应为数字，如 {words.example}", field=field)
    decimals = (found[2] or "").rstrip("0")
    if len(decimals) > 2:
        raise RuleBroken(f"{words.noun}最多两位小数，如 {words.example}", field=field)
    return int(found[1].replace(",", "")) * 100 + int(decimals.ljust(2, "0"))


def show(hundredths: int, *, grouped: bool = False) -> str:
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{sign}{whole:,}.{rest:02d}" if grouped else f"{sign}{whole}.{rest:02d}"
