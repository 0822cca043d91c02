"""The catalogue as values: categories and ordered routing rules, free of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongzhi.cases.vocabulary import LeadRole


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
    categories: Mapping[str, Category]
    rules: tuple[RoutingRule, ...]
