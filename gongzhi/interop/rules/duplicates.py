"""Which of many messages are likely about the same thing.

Only those are compared that share rare pairs of characters in their titles; comparing every pair of
thousands would take minutes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gongzhi.kernel.text import bigrams

ALIKE_FROM = 0.62
RARE, SHARED, COMPARED = 40, 2, 8
LOOKED_AT = 160

Likeness = Callable[[str, str], float]


@dataclass(frozen=True)
class Twin:
    """`later` looks like `earlier`."""

    later: str
    earlier: str
    likeness: float


def likely_twins(messages: Mapping[str, tuple[str, str]], likeness: Likeness) -> list[Twin]:
    """For each message the most alike of those before it; keys in the order given."""
    words = {key: frozenset(bigrams(title)) for key, (title, _) in messages.items()}
    rare = _rare(words.values())
    seen: dict[str, list[str]] = defaultdict(list)
    twins = []
    for key, mine in words.items():
        twin = _best(key, _candidates(mine & rare, seen), messages, likeness)
        if twin is not None:
            twins.append(twin)
        for word in mine & rare:
            seen[word].append(key)
    return twins


def _rare(words: Iterable[frozenset[str]]) -> frozenset[str]:
    counted = Counter(word for each in words for word in each)
    return frozenset(word for word, count in counted.items() if 1 < count <= RARE)


def _candidates(words: Iterable[str], seen: Mapping[str, list[str]]) -> list[str]:
    shared = Counter(key for word in words for key in seen.get(word, ()))
    return [key for key, count in shared.most_common(COMPARED) if count >= SHARED]


def _best(
    key: str, candidates: list[str], messages: Mapping[str, tuple[str, str]], likeness: Likeness
) -> Twin | None:
    mine = _compared(messages[key])
    found = [Twin(key, other, likeness(mine, _compared(messages[other]))) for other in candidates]
    best = max(found, key=lambda twin: twin.likeness, default=None)
    return best if best is not None and best.likeness >= ALIKE_FROM else None


def _compared(message: tuple[str, str]) -> str:
    title, text = message
    return f"{title} {text[:LOOKED_AT]}"
