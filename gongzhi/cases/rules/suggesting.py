"""Suggest a category from what was written and scanned, and say why."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.cases.rules.catalogue import Category

FACILITY_WEIGHT = 2
SHOWN = 4


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """`words` are those of the text that spoke for it; `by_facility`: the scanned thing did too."""

    category: str
    score: int
    words: tuple[str, ...] = ()
    by_facility: bool = False


def suggest(text: str, *, facility_kind: str, categories: Iterable[Category]) -> list[Suggestion]:
    """The likeliest categories, best first; empty when nothing speaks for any."""
    weighed = [_weigh(text, facility_kind, category) for category in categories]
    found = [suggestion for suggestion in weighed if suggestion.score]
    return sorted(found, key=lambda s: (-s.score, s.category))[:SHOWN]


def _weigh(text: str, facility_kind: str, category: Category) -> Suggestion:
    said = tuple(sorted((word for word in category.keywords if word in text), key=text.index))
    by_facility = bool(facility_kind) and facility_kind in category.facility_kinds
    score = sum(category.keywords[word] for word in said) + by_facility * FACILITY_WEIGHT
    return Suggestion(category=category.code, score=score, words=said, by_facility=by_facility)
