"""Walks the levels from the nation down to the estate and says which value holds, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from gongzhi.foundation.rulebook.rules.book import Definition, Row
from gongzhi.foundation.rulebook.rules.kinds import Ratio, TimeRange
from gongzhi.foundation.rulebook.rules.strictness import loosens
from gongzhi.foundation.rulebook.vocabulary import Level, Tag
from gongzhi.kernel.calendar import Span

T = TypeVar("T")
LENGTHS = {Level.PROVINCE: 2, Level.CITY: 4, Level.COUNTY: 6, Level.STREET: 9}


class Standing(StrEnum):
    """What became of a level's row."""

    UNSET = "unset"
    PICKED = "picked"
    ABOVE = "above"
    ASIDE = "aside"
    SILENT = "silent"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One level on the ladder: what it says, and whether that counts."""

    level: Level
    scope: str
    row: Row | None = None
    standing: Standing = Standing.UNSET


@dataclass(frozen=True, kw_only=True)
class Value:
    """The answer to a key at a place on a day.

    value       None where nobody could verify one, or none is set
    unverified  levels whose own text could not be read, although another level's value holds
    silent      the nearest level's text was read and says nothing
    since       the day the value came into force
    """

    definition: Definition
    value: Any = None
    level: Level | None = None
    scope: str = ""
    tag: Tag = Tag.UNVERIFIED
    clause: str = ""
    source: str = ""
    quote: str = ""
    note: str = ""
    since: date | None = None
    silent: bool = False
    unverified: tuple[Level, ...] = ()

    @property
    def key(self) -> str:
        return self.definition.key

    @property
    def title(self) -> str:
        return self.definition.title

    @property
    def unit(self) -> str:
        return str(self.value.unit) if isinstance(self.value, Span) else self.definition.unit

    @property
    def known(self) -> bool:
        return self.value is not None

    @property
    def wording(self) -> str:
        """ "30 日"; where nothing is known, which nothing it is."""
        if self.value is not None:
            return self.definition.wording(self.value)
        if self.silent:
            return "未规定"
        return "未核实" if self.is_unverified else "未设"

    @property
    def is_unverified(self) -> bool:
        """No value, and perhaps a law nobody could read; otherwise nobody has set one."""
        statutory = Level.PROVINCE in self.definition.set_by or not self.definition.set_by
        return not self.known and not self.silent and (bool(self.unverified) or statutory)

    @property
    def is_proposal(self) -> bool:
        """The platform's own, no authority having set one: it binds nobody."""
        return self.level == Level.PLATFORM

    @property
    def citation(self) -> str:
        return f"{self.source} {self.clause}".strip()

    # The value under the type its key has; asking for another is a slip in the program.

    @property
    def span(self) -> Span:
        return self._as(Span)

    @property
    def number(self) -> int:
        return self._as(int)

    @property
    def ratio(self) -> Ratio:
        return self._as(Ratio)

    @property
    def hours(self) -> TimeRange:
        return self._as(TimeRange)

    @property
    def flag(self) -> bool:
        return self._as(bool)

    @property
    def text(self) -> str:
        return self._as(str)

    def _as(self, wanted: type[T]) -> T:
        if not isinstance(self.value, wanted):
            raise TypeError(f"{self.key} is a {self.definition.kind}, not a {wanted.__name__}")
        return self.value


def scopes(region_code: str, estate: int | None = None) -> list[tuple[Level, str]]:
    """The levels over a place, the highest first."""
    found = [(Level.PLATFORM, ""), (Level.NATION, "")]
    for level, length in LENGTHS.items():
        if len(region_code) >= length:
            found.append((level, region_code[:length]))
    if estate is not None:
        found.append((Level.ESTATE, str(estate)))
    return found


def ladder(
    definition: Definition, rows: Iterable[Row], places: Sequence[tuple[Level, str]], on: date
) -> list[Layer]:
    """Every level over the place with the row that speaks for it and what becomes of it."""
    spoken = list(rows)
    layers = [
        Layer(level=level, scope=scope, row=_speaking(spoken, level, scope, on))
        for level, scope in places
    ]
    return _pick(_judge(definition, layers))


def _speaking(rows: Iterable[Row], level: Level, scope: str, on: date) -> Row | None:
    """The latest row in force at that level; an entered one before the file's of the same day."""
    found = [r for r in rows if r.level == level and r.scope == scope and r.in_force(on)]
    return max(found, key=_recency, default=None)


def _recency(row: Row) -> tuple[date, int]:
    return row.valid_from or date.min, row.override or 0


def _judge(definition: Definition, layers: Iterable[Layer]) -> list[Layer]:
    judged, binding = [], None
    for layer in layers:
        standing = _standing(definition, layer.row, binding)
        if standing == Standing.ABOVE and layer.level != Level.PLATFORM:
            binding = layer.row
        judged.append(replace(layer, standing=standing))
    return judged


def _standing(definition: Definition, row: Row | None, binding: Row | None) -> Standing:
    if row is None:
        return Standing.UNSET
    if row.silent:
        return Standing.SILENT
    if row.value is None:
        return Standing.UNVERIFIED
    if binding is not None and loosens(definition, row.value, binding.value):
        return Standing.ASIDE
    return Standing.ABOVE


def _pick(layers: list[Layer]) -> list[Layer]:
    """The lowest level that counts holds, unless an unread text below it may forbid just that."""
    for index in reversed(range(len(layers))):
        layer = layers[index]
        if layer.standing == Standing.UNVERIFIED and layer.row and layer.row.blocks:
            break
        if layer.standing == Standing.ABOVE:
            layers[index] = replace(layer, standing=Standing.PICKED)
            break
    return layers


def resolve(definition: Definition, layers: Sequence[Layer]) -> Value:
    unread = tuple(la.level for la in layers if la.standing == Standing.UNVERIFIED)
    picked = next((la for la in layers if la.standing == Standing.PICKED), None)
    if picked is None or picked.row is None:
        return _nothing(definition, layers, unread)
    row = picked.row
    return Value(
        definition=definition,
        value=row.value,
        level=row.level,
        scope=row.scope,
        tag=row.tag,
        clause=row.clause,
        source=row.source.title if row.source else "",
        quote=row.quote,
        note=row.note,
        since=row.valid_from,
        unverified=unread,
    )


def _nothing(definition: Definition, layers: Sequence[Layer], unread: tuple[Level, ...]) -> Value:
    spoken = [layer.row for layer in layers if layer.row is not None]
    last = spoken[-1] if spoken else None
    return Value(
        definition=definition,
        silent=bool(last and last.silent and not unread),
        clause=last.clause if last else "",
        source=last.source.title if last and last.source else "",
        note=last.note if last else "",
        unverified=unread,
    )
