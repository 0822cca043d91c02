"""Suggest a category from what was written and scanned, and say why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongzhi.cases.rules.catalogue import Category

FACILITY_WEIGHT = 2
TITLE_WEIGHT = 2
LOOKED_AT = 400
SHOWN = 4
SURE_FROM, SECOND_AT_MOST = 5, 0.75


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """`words` are those of the text that spoke for it; `by_facility`: the scanned thing did."""

    category: str
    score: int
    words: tuple[str, ...] = ()
    by_facility: bool = False


def suggest(
    text: str, *, facility_kind: str, categories: Iterable[Category], title: str = ""
) -> list[Suggestion]:
    """The likeliest categories, best first; empty when nothing speaks for any.

    A title of its own says what the matter is: its words weigh more. Of a long text only the
    beginning counts, since what follows tells of everything else.
    """
    weighed = [_weigh(title, text[:LOOKED_AT], facility_kind, each) for each in categories]
    found = [suggestion for suggestion in weighed if suggestion.score]
    return sorted(found, key=lambda s: (-s.score, s.category))[:SHOWN]


def is_clear(found: Sequence[Suggestion]) -> bool:
    """Whether the first may be acted on without a person: enough speaks for it, no other near."""
    if not found or (found[0].score < SURE_FROM and not found[0].by_facility):
        return False
    return len(found) == 1 or found[1].score <= found[0].score * SECOND_AT_MOST


def _weigh(title: str, text: str, facility_kind: str, category: Category) -> Suggestion:
    whole = f"{title} {text}"
    said = tuple(sorted((word for word in category.keywords if word in whole), key=whole.index))
    by_facility = bool(facility_kind) and facility_kind in category.facility_kinds
    score = sum(category.keywords[word] * _times(word, title, text) for word in said)
    score += by_facility * FACILITY_WEIGHT
    return Suggestion(category=category.code, score=score, words=said, by_facility=by_facility)


def _times(word: str, title: str, text: str) -> int:
    return TITLE_WEIGHT * (word in title) + (word in text)
