"""The printed part of the rulebook: what is asked for (definitions) and what each level says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongzhi.foundation.rulebook.rules import kinds
from gongzhi.foundation.rulebook.rules.kinds import Worth
from gongzhi.foundation.rulebook.vocabulary import Kind, Level, Strictness, Tag
from gongzhi.kernel import area, money
from gongzhi.kernel.calendar import Span, Unit


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text that was read: a statute, a standard, a mission paper."""

    code: str
    title: str
    version: str = ""
    in_force_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One question the rulebook answers.

    unit     what is counted ("张"); for a span the unit its values are written in
    units    further units a span may be written in
    set_by   the levels that may set the value; none where only a statute does
    options  the codes a choice may take with their labels, the strictest first
    bounds   the least and the greatest number the program can work with, whoever sets it
    """

    key: str
    title: str
    explanation: str
    group: str
    kind: Kind
    unit: str = ""
    units: tuple[str, ...] = ()
    strictness: Strictness = Strictness.FREE
    set_by: tuple[Level, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    bounds: tuple[int | None, int | None] = (None, None)
    starts: str = ""

    def read(self, written: object) -> Worth:
        """The typed value of what was written, if it is one this key can have."""
        value = kinds.parse(self.kind, written)
        if self.kind == Kind.CHOICE and value not in self.options:
            raise self._unlike(f"只能是：{'、'.join(self.options.values())}")
        if isinstance(value, Span) and value.unit not in self.span_units:
            offered = "、".join(Unit(unit).label for unit in self.span_units)
            raise self._unlike(f"的单位只能是：{offered}")
        if isinstance(value, int | Span):
            self._keep_within_bounds(value)
        return value

    @property
    def span_units(self) -> tuple[str, ...]:
        return (self.unit, *self.units)

    def _keep_within_bounds(self, value: int | Span) -> None:
        number = value.amount if isinstance(value, Span) else value
        least, most = self.bounds
        if least is not None and number < least:
            raise self._unlike(f"不得小于 {least}")
        if most is not None and number > most:
            raise self._unlike(f"不得大于 {most}")

    def _unlike(self, reason: str) -> kinds.Unreadable:
        return kinds.Unreadable(f"“{self.title}”{reason}", field="value")

    def wording(self, value: Worth) -> str:
        if self.kind == Kind.CHOICE:
            return self.options[str(value)]
        if self.kind == Kind.MONEY and isinstance(value, int):
            return f"{money.show(value)} 元"
        if self.kind == Kind.AREA and isinstance(value, int):
            return f"{area.show(value)} m²"
        unit = f" {self.unit}" if self.kind == Kind.INTEGER else ""
        return kinds.wording(value) + unit

    def row_wording(self, row: "Row | None") -> str:
        """What one level says, or which nothing it says."""
        if row is None:
            return "未设"
        if row.silent:
            return "未规定"
        return "未核实" if row.value is None else self.wording(row.value)

    def speaks_of(self, words: str) -> bool:
        said = f"{self.title}{self.explanation}{self.key}"
        return all(word in said for word in words.split())


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one level says on one key, from a day on.

    value None with tag U: could not be verified. value None and silent: read, and says nothing.
    blocks: while unverified, the value of the level above is not taken in its place.
    """

    key: str
    level: Level
    scope: str
    value: Any
    tag: Tag
    clause: str = ""
    source: Source | None = None
    quote: str = ""
    note: str = ""
    silent: bool = False
    blocks: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    override: int | None = None

    def in_force(self, on: date) -> bool:
        if self.tag == Tag.REPEALED:
            return False
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)

    def begins_after(self, day: date) -> bool:
        """Known already, not yet in force; what is withdrawn before its day never begins."""
        if self.tag == Tag.REPEALED or self.valid_from is None:
            return False
        return self.valid_from > day and (self.valid_to is None or self.valid_to >= self.valid_from)

    @property
    def citation(self) -> str:
        """The source and its clause, as one reads it on a page."""
        title = self.source.title if self.source else ""
        return f"{title} {self.clause}".strip()


@dataclass(frozen=True, kw_only=True)
class Book:
    groups: Mapping[str, str]
    sources: Mapping[str, Source]
    definitions: Mapping[str, Definition]
    rows: Mapping[str, tuple[Row, ...]]
    regions: Mapping[str, str]

    def definition(self, key: str) -> Definition:
        try:
            return self.definitions[key]
        except KeyError:
            raise UnknownKey(key) from None


class UnknownKey(LookupError):
    """A key that no file defines: a slip in the program, never a person's mistake."""
