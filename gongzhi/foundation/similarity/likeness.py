"""How alike two short texts are, from 0 to 1.

Compared are pairs of characters (Dice's measure, repeats counted once). Numbers with what they
number (7栋, 301室) weigh most and ends of place names more than the rest: two reports of
"路灯不亮" at different numbers are different things.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from gongzhi.kernel.text import HAN, fold

K = TypeVar("K", bound=Hashable)

NUMBER_WEIGHS, PLACE_WEIGHS = 4.0, 1.5
PLACE_ENDS = frozenset("区路街巷弄村苑园城庭府湾栋幢座楼")

_BETWEEN_WORDS = re.compile(r"(?<=[a-z0-9])[\W_]+(?=[a-z0-9])")
_PUNCTUATION = re.compile(r"(?![ ])[\W_]")
_NUMBER = re.compile(rf"[a-z]*\d+[a-z]*[{HAN}]?")
_RUN = re.compile(rf"[{HAN}]+|[a-z]+")


def score(one: str, other: str) -> float:
    """1 for texts of the same characters whatever their punctuation, 0 where they share nothing."""
    return _dice(_grams(one), _grams(other))


def most_alike(
    text: str,
    candidates: Mapping[K, str] | Iterable[tuple[K, str]],
    *,
    limit: int = 5,
    at_least: float = 0.3,
) -> list[tuple[K, float]]:
    """The keys of the most alike, the best first; equals in the order given."""
    pairs = candidates.items() if isinstance(candidates, Mapping) else candidates
    mine = _grams(text)
    scored = [(key, _dice(mine, _grams(other))) for key, other in pairs]
    return sorted((s for s in scored if s[1] >= at_least), key=lambda s: -s[1])[:limit]


def _dice(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if not one or not other:
        return float(one == other)
    shared = sum(weight for gram, weight in one.items() if gram in other)
    return 2 * shared / (sum(one.values()) + sum(other.values()))


def _grams(text: str) -> dict[str, float]:
    """Pairs reach over punctuation, so that a comma more or less changes nothing."""
    apart = _BETWEEN_WORDS.sub(" ", fold(text))
    joined = _PUNCTUATION.sub("", re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", apart))
    found = {gram: _weight(gram) for run in _RUN.findall(joined) for gram in _pairs(run)}
    return found | dict.fromkeys(_NUMBER.findall(joined), NUMBER_WEIGHS)


def _pairs(run: str) -> list[str]:
    if run.isascii() or len(run) == 1:
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _weight(gram: str) -> float:
    return PLACE_WEIGHS if gram[-1] in PLACE_ENDS else 1.0
