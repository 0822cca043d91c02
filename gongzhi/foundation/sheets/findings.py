"""What a dry run found: counted by kind, the first rows kept as they stood, masked."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongzhi.foundation.sheets.rules.cells import shown
from gongzhi.foundation.sheets.rules.checking import Heading
from gongzhi.foundation.sheets.rules.columns import Fault, Row, Template, letter
from gongzhi.foundation.sheets.vocabulary import Weight

MOST_SHOWN = 200


@dataclass
class Findings:
    """Filled while the rows go by; none of them is kept beyond the first two hundred."""

    heading: Heading
    template: Template
    total: int = 0
    bad: int = 0
    noticed: int = 0
    tally: Counter[tuple[str, str]] = field(default_factory=Counter)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def passing(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            self._count(row)
            yield row

    def _count(self, row: Row) -> None:
        self.total += 1
        self.bad += not row.is_good
        self.noticed += row.is_good and bool(row.faults)
        for fault in row.faults:
            self.tally[fault.weight.value, fault.kind or fault.message[:40]] += 1
        if row.faults and len(self.rows) < MOST_SHOWN:
            self.rows.append(self._seen(row))

    def _seen(self, row: Row) -> dict[str, Any]:
        cells = [self._cell(row, at) for at in range(len(self.heading.names))]
        return {
            "number": row.number,
            "cells": cells,
            "bad": not row.is_good,
            "places": sorted({self.heading.places.get(f.column, -1) for f in row.faults}),
            "faults": [self._fault(fault) for fault in row.faults],
        }

    def _cell(self, row: Row, at: int) -> str:
        text = shown(row.cells[at])[:60] if at < len(row.cells) else ""
        key = next((key for key, place in self.heading.places.items() if place == at), None)
        return self.template.column(key).masked(text) if key else text

    def _fault(self, fault: Fault) -> dict[str, Any]:
        address = self.heading.address(fault.column, fault.row)
        return {
            "where": address,
            "message": fault.message,
            "hint": fault.hint,
            "notice": fault.weight is Weight.NOTICE,
        }

    def sealed(self) -> str:
        return json.dumps(self.rows, ensure_ascii=False)

    def tallied(self) -> list[dict[str, Any]]:
        """Errors first, then by number."""
        ordered = sorted(
            self.tally.items(), key=lambda item: (item[0][0] != Weight.ERROR, -item[1])
        )
        return [
            {"notice": weight == Weight.NOTICE, "kind": kind, "count": count}
            for (weight, kind), count in ordered
        ]


@dataclass(frozen=True)
class Cell:
    text: str
    marked: bool


@dataclass(frozen=True)
class Seen:
    """A row for the page."""

    number: int
    bad: bool
    cells: Sequence[Cell]
    faults: Sequence[Mapping[str, Any]]


def seen_rows(sealed: str) -> list[Seen]:
    return [_seen(row) for row in json.loads(sealed or "[]")]


def lettered(header: Sequence[str]) -> list[str]:
    """“D 面积 m²”, as the sheet itself calls its columns."""
    return [f"{letter(at)} {name}".strip() for at, name in enumerate(header)]


def _seen(row: Mapping[str, Any]) -> Seen:
    cells = [Cell(text, at in row["places"]) for at, text in enumerate(row["cells"])]
    return Seen(row["number"], row["bad"], cells, row["faults"])
