"""The catalogue as values: categories and ordered routing rules, free of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongzhi.cases.vocabulary import LeadRole
from gongzhi.kernel.calendar import Span, Unit

FALLBACK_SPAN = Span(5, Unit.WORKING_DAYS)
"""Where a case has no category yet: as long as 其他."""
STREET_DIGITS = 9
MOST_OF = {
    Unit.WORKING_DAYS: 250,
    Unit.NATURAL_DAYS: 365,
    Unit.WORKING_HOURS: 40,
    Unit.HOURS: 72,
}
"""The longest span a street may set, by the units it may set it in."""


@dataclass(frozen=True, kw_only=True)
class Category:
    """A kind of matter. `keywords` are words with a weight that speak for it."""

    id: int
    code: str
    name: str
    group: str
    grid_group: str
    line: str
    span_amount: int
    span_unit: str
    keywords: Mapping[str, int] = field(default_factory=dict)
    facility_kinds: frozenset[str] = frozenset()
    hint: str = ""
    is_outside_remit: bool = False

    @property
    def span(self) -> Span:
        """The shipped handling span, in its own unit."""
        return Span(self.span_amount, Unit(self.span_unit))


@dataclass(frozen=True, kw_only=True)
class RoutingRule:
    """One line of the ordered list. A condition left empty is not asked.

    `scope` is a region-code prefix, "" for everywhere; `number` is what people quote.
    """

    number: int
    name: str
    scope: str = ""
    categories: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    service_modes: frozenset[str] = frozenset()
    role: LeadRole
    line: str = ""
    is_automatic: bool = False
    clause: str = ""


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """`spans` are the streets' own handling spans by (category code, 9-digit street code)."""

    categories: Mapping[str, Category]
    rules: tuple[RoutingRule, ...]
    spans: Mapping[tuple[str, str], Span] = field(default_factory=dict)

    def span(self, category: str, region_code: str) -> Span:
        """How long the handling of such a case may take at that place: the street's own span,
        else the shipped one."""
        own = self.spans.get((category, region_code[:STREET_DIGITS]))
        known = self.categories.get(category)
        return own or (known.span if known else FALLBACK_SPAN)
