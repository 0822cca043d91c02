"""文号: 涌街办函〔2026〕12号. Year in 六角括号, no leading zeros, no 第 (GB/T 9704)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import HAN, fold

CLAUSE = "GB/T 9704"
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_PREFIX = 16
_PREFIX = re.compile(rf"[{HAN}A-Za-z]{{2,{LONGEST_PREFIX}}}")
_NUMBER = re.compile(
    rf"(?P<prefix>[{HAN}A-Za-z]+)[〔\[(【〈](?P<year>\d{{4}})[〕\])】〉](?:第)?(?P<sequence>\d{{1,6}})号?",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True)
class Number:
    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.sequence}号"


def prefix_of(text: str, *, field: str = "prefix") -> str:
    """机关代字 as it may stand in a number: characters and letters alone."""
    prefix = "".join(text.split()).upper()
    if not _PREFIX.fullmatch(prefix):
        raise RuleBroken(
            f"代字写 2 到 {LONGEST_PREFIX} 个字，只用汉字和字母，"
            "不带年份、括号和数字，如“涌街办函”",
            clause=CLAUSE,
            field=field,
        )
    return prefix


def following(prefix: str, year: int, last: int) -> Number:
    """The number after the last one given: no gap, whatever became of the paper it went to."""
    return Number(prefix, year, last + 1)


def parsed(text: str, *, field: str = "number") -> Number:
    """What people type for a number: other brackets, 第, leading zeros, blanks."""
    found = _NUMBER.fullmatch("".join(fold(text).split()))
    if found is None or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise RuleBroken("文号写成“涌街办函〔2026〕12号”的样子", clause=CLAUSE, field=field)
    return Number(found["prefix"].upper(), int(found["year"]), int(found["sequence"]))


def missing(sequences: Iterable[int], *, after: int = 0) -> list[int]:
    """The numbers of a year's register that no paper bears, from the one after `after` on."""
    held = set(sequences)
    return [n for n in range(after + 1, max(held, default=after) + 1) if n not in held]
