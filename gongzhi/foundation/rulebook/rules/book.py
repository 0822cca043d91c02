"""The printed part of the rulebook: what is asked for (definitions) and what each level says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongzhi.foundation.rulebook.rules import kinds
from gongzhi.foundation.rulebook.vocabulary import Kind, Level, Strictness, Tag
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

    def read(self, written: Any) -> Any:
        """The typed value of what was written, if it is one this key can have."""
        value = kinds.parse(self.kind, written)
        if self.kind == Kind.CHOICE and value not in self.options:
            offered = "、".join(self.options.values())
            raise kinds.Unreadable(f"“{self.title}”只能是：{offered}", field="value")
        if self.kind == Kind.SPAN and value.unit not in {self.unit, *self.units}:
            offered = "、".join(Unit(unit).label for unit in (self.unit, *self.units))
            raise kinds.Unreadable(f"“{self.title}”的单位只能是：{offered}", field="value")
        self._within_bounds(value)
        return value

    def _within_bounds(self, value: Any) -> None:
        number = value.amount if isinstance(value, Span) else value
        least, most = self.bounds
        if least is not None and number < least:
            raise kinds.Unreadable(f"“{self.title}”不得小于 {least}", field="value")
        if most is not None and number > most:
            raise kinds.Unreadable(f"“{self.title}”不得大于 {most}", field="value")

    def wording(self, value: Any) -> str:
        return kinds.wording(self.kind, value, self.unit, self.options)


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
