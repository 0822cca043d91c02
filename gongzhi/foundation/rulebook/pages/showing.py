"""What the pages show, ready to print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongzhi.foundation.rulebook import reading
from gongzhi.foundation.rulebook.places import Place, place_names
from gongzhi.foundation.rulebook.rules.book import Definition, Row
from gongzhi.foundation.rulebook.rules.resolving import Layer, Standing, Value
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState, Tag
from gongzhi.foundation.web.rules.moments import dated

if TYPE_CHECKING:
    from gongzhi.foundation.rulebook.models import Override

ICONS = {
    Standing.PICKED: "check",
    Standing.ABOVE: "check",
    Standing.ASIDE: "late",
    Standing.SILENT: "check",
    Standing.UNVERIFIED: "help",
    Standing.UNSET: "wait",
}
LONG = 12


@dataclass(frozen=True)
class Line:
    """One value in a list."""

    key: str
    title: str
    words: str
    note: str
    is_open: bool
    is_partly_open: bool
    url: str


@dataclass(frozen=True)
class Group:
    code: str
    title: str
    lines: list[Line] = field(default_factory=list)

    @property
    def open_number(self) -> int:
        return sum(line.is_open for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One level in the ladder."""

    name: str
    icon: str
    words: str
    coming: list[str]
    told: str
    quote: str
    picked: bool
    is_open: bool
    is_unset: bool
    may_enter: bool


def groups(place: Place, on: date, words: str = "", *, only_open: bool = False) -> list[Group]:
    shown = {code: Group(code, title) for code, title in book().groups.items()}
    for definition in book().definitions.values():
        line = line_of(definition, place, on)
        if definition.speaks_of(words) and (line.is_open or not only_open):
            shown[definition.group].lines.append(line)
    return [group for group in shown.values() if group.lines]


def line_of(definition: Definition, place: Place, on: date) -> Line:
    found = found_at(definition.key, place, on)
    partly = "、".join(level.label for level in found.unverified)
    note = origin(found) + (f"；{partly}一层" if found.known and partly else "")
    return Line(
        key=definition.key,
        title=definition.title,
        words="未设" if found.is_unverified else found.wording,
        note=note,
        is_open=found.is_unverified,
        is_partly_open=found.known and bool(found.unverified),
        url=f"/desk/rules/{definition.key}?{place.query}",
    )


def found_at(key: str, place: Place, on: date) -> Value:
    return reading.value(key, region_code=place.region_code, on=on, estate=place.estate)


def origin(found: Value) -> str:
    """Where a value comes from, in two words."""
    if found.level is None:
        setters = found.definition.set_by
        return f"{setters[0].label}一层" if setters else Level.NATION.label
    if found.tag == Tag.SECONDARY:
        return f"{found.level.label} 二手摘录"
    return found.level.label


def is_long(found: Value) -> bool:
    return len(found.wording) > LONG


def rungs(definition: Definition, place: Place, on: date) -> list[Rung]:
    ladder = reading.layers(
        definition.key, region_code=place.region_code, on=on, estate=place.estate
    )
    names = place_names(place.scopes)
    said = reading.history(definition.key, region_code=place.region_code, estate=place.estate)
    later = [row for row in said if row.begins_after(on)]
    return [
        _rung(definition, layer, names, _coming(definition, layer, later, on))
        for layer in ladder
        if _belongs(definition, layer)
    ]


def _coming(definition: Definition, layer: Layer, later: Iterable[Row], on: date) -> list[str]:
    """What the level says already for a later day."""
    return [
        f"{dated(row.valid_from, on)}起 {definition.row_wording(row)}"
        for row in later
        if (row.level, row.scope) == (layer.level, layer.scope) and row.valid_from
    ]


def _belongs(definition: Definition, layer: Layer) -> bool:
    return layer.row is not None or layer.level in {*definition.set_by, Level.NATION}


def _rung(
    definition: Definition, layer: Layer, names: Mapping[str, str], coming: list[str]
) -> Rung:
    row = layer.row
    return Rung(
        name=names.get(layer.scope) or layer.level.label,
        icon=ICONS[layer.standing],
        words=definition.row_wording(row),
        coming=coming,
        told=_told(layer),
        quote=row.quote if row else "",
        picked=layer.standing == Standing.PICKED,
        is_open=layer.standing == Standing.UNVERIFIED,
        is_unset=layer.standing in {Standing.UNSET, Standing.SILENT},
        may_enter=layer.level in definition.set_by,
    )


def _told(layer: Layer) -> str:
    row = layer.row
    if row is None:
        return "沿用上层"
    if layer.standing == Standing.ASIDE:
        return f"{row.citation}：比上一层宽，不采用"
    if row.value is None:
        return row.note
    return "，".join(part for part in (row.citation, row.note) if part)


def state_of(entry: "Override", today: date) -> str:
    """Confirmed today for a later day, it is not in force yet."""
    if entry.state == OverrideState.IN_FORCE and entry.since and entry.since > today:
        return f"将于 {dated(entry.since, today)} 生效"
    return OverrideState(entry.state).label


def number_open(shown: Iterable[Group]) -> int:
    return sum(group.open_number for group in shown)
