"""Thirty days of reports as hexagons in kilometres; fewer than three in a cell are not told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from gongzhi.kernel.geo import Position, around, boundary, cell, coarser

TOLD_FROM = 3
KM_A_DEGREE = 111.32
RESOLUTIONS = {2: 6, 4: 7, 6: 8, 9: 9, 12: 10}
"""By the length of a region's code: the wider the region, the larger the cells."""
GROUND_RINGS = 3


@dataclass(frozen=True)
class Plane:
    """Around a middle, kilometres east and north; good enough for a county."""

    middle: Position

    def at(self, place: Position) -> list[float]:
        east = (place.longitude - self.middle.longitude) * cos(radians(self.middle.latitude))
        north = place.latitude - self.middle.latitude
        return [round(east * KM_A_DEGREE, 4), round(north * KM_A_DEGREE, 4)]


@dataclass(frozen=True)
class Named:
    name: str
    at: Position
    number: int


def hexes(
    counts: Sequence[tuple[str, int]],
    *,
    digits: int,
    ground: Sequence[Position],
    estates: Sequence[Named] = (),
    regions: Sequence[Named] = (),
) -> dict[str, Any]:
    """What the chart hex-map draws; empty cells around the places of `ground` are the ground."""
    resolution = RESOLUTIONS[digits]
    told: Counter[str] = Counter()
    for fine, number in counts:
        told[coarser(fine, resolution)] += number
    known = {cell(place, resolution) for place in ground}
    cells = frozenset[str]().union(told, *(around(one, GROUND_RINGS) for one in known))
    if not cells:
        return {"cells": [], "inner": [], "outer": [], "communities": [], "estates": []}
    plane = Plane(_middle([corner for one in cells for corner in boundary(one)]))
    return {
        "cells": [_cell(one, told[one], plane) for one in sorted(cells)],
        "inner": [],
        "outer": [],
        "communities": [
            {"name": each.name, "n": each.number, "at": plane.at(each.at)} for each in regions
        ],
        "estates": [{"name": each.name, "at": plane.at(each.at)} for each in estates],
    }


def _cell(one: str, number: int, plane: Plane) -> dict[str, Any]:
    return {
        "id": one,
        "ring": [plane.at(corner) for corner in boundary(one)],
        "n": number if number >= TOLD_FROM else None,
    }


def _middle(places: Iterable[Position]) -> Position:
    held = list(places)
    return Position(
        sum(each.latitude for each in held) / len(held),
        sum(each.longitude for each in held) / len(held),
    )
