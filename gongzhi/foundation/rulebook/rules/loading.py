"""Reads the TOML files of the rulebook.

keys/*.toml defines what is asked, sources.toml the texts, every other file holds one level's rows.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gongzhi.foundation.rulebook.rules.book import Book, Definition, Row, Source
from gongzhi.foundation.rulebook.vocabulary import Kind, Level, Strictness, Tag

DATA = Path(__file__).resolve().parents[1] / "data"


def load(folder: Path = DATA) -> Book:
    sources = {source.code: source for source in _sources(_read(folder / "sources.toml"))}
    groups: dict[str, tuple[int, str]] = {}
    definitions: dict[str, Definition] = {}
    for path in sorted((folder / "keys").glob("*.toml")):
        for group, titled in _read(path).items():
            groups[group] = titled["order"], titled["title"]
            for definition in _definitions(group, titled):
                _once(definitions, definition.key, definition)
    rows: dict[str, list[Row]] = {key: [] for key in definitions}
    regions: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name != "sources.toml":
            sheet = _read(path)
            regions[sheet.get("scope", "")] = sheet["title"]
            for row in _rows(sheet, definitions, sources):
                rows[row.key].append(row)
    return Book(
        groups={group: groups[group][1] for group in sorted(groups, key=lambda g: groups[g])},
        sources=sources,
        definitions=definitions,
        rows={key: tuple(found) for key, found in rows.items()},
        regions={scope: title for scope, title in regions.items() if scope},
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _once(known: dict[str, Definition], key: str, definition: Definition) -> None:
    if key in known:
        raise ValueError(f"the key {key} is defined twice")
    known[key] = definition


def _sources(sheet: Mapping[str, Any]) -> Iterator[Source]:
    for code, told in sheet.items():
        yield Source(code=code, **told)


def _definitions(group: str, sheet: Mapping[str, Any]) -> Iterator[Definition]:
    for told in sheet["key"]:
        yield Definition(
            key=told["key"],
            title=told["title"],
            explanation=told["explanation"],
            group=group,
            kind=Kind(told["kind"]),
            unit=told.get("unit", ""),
            units=tuple(told.get("units", ())),
            strictness=Strictness(told.get("strictness", Strictness.FREE.value)),
            set_by=tuple(Level(level) for level in told.get("set_by", ())),
            options=told.get("options", {}),
            bounds=(told.get("least"), told.get("most")),
            starts=told.get("starts", ""),
        )


def _rows(
    sheet: Mapping[str, Any],
    definitions: Mapping[str, Definition],
    sources: Mapping[str, Source],
) -> Iterator[Row]:
    level, scope = Level(sheet["level"]), sheet.get("scope", "")
    for told in _spread(sheet):
        key = told["key"]
        if key not in definitions:
            raise ValueError(f"{sheet['title']}: {key} is not defined in keys/")
        yield _row(told, definitions[key], sources, level, scope)


def _spread(sheet: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Single rows, and the lists of keys a text leaves open or says nothing on."""
    yield from sheet.get("row", ())
    for several in sheet.get("unverified", ()):
        shared = {name: told for name, told in several.items() if name != "keys"}
        yield from ({**shared, "key": key, "tag": "U"} for key in several["keys"])
    for several in sheet.get("silent", ()):
        shared = {name: told for name, told in several.items() if name != "keys"}
        yield from ({**shared, "key": key, "silent": True} for key in several["keys"])


def _row(
    told: Mapping[str, Any],
    definition: Definition,
    sources: Mapping[str, Source],
    level: Level,
    scope: str,
) -> Row:
    source = sources[told["source"]] if "source" in told else None
    written = told.get("value")
    return Row(
        key=definition.key,
        level=level,
        scope=scope,
        value=None if written is None else definition.read(written),
        tag=Tag(told["tag"]),
        clause=told.get("clause", ""),
        source=source,
        quote=told.get("quote", "").strip(),
        note=told.get("note", "").strip(),
        silent=told.get("silent", False),
        blocks=told.get("blocks", False),
        valid_from=_day(told, source),
        valid_to=told.get("valid_to"),
    )


def _day(told: Mapping[str, Any], source: Source | None) -> date | None:
    """The day the row itself names, else the one its source came into force."""
    named: date | None = told.get("valid_from")
    return named or (source.in_force_from if source else None)
