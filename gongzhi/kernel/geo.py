"""Positions: WGS-84 inside, GCJ-02 (what Chinese maps and WeChat give) converted on the way in."""

from math import asin, cos, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

import h3

EARTH_RADIUS = 6_371_008.8
SEMI_MAJOR = 6_378_245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
CLOSE_ENOUGH = 1e-9
CELL_RESOLUTION = 10


class Position(NamedTuple):
    latitude: float
    longitude: float


def in_china(at: Position) -> bool:
    """The rectangle in which GCJ-02 is shifted."""
    return 0.8293 <= at.latitude <= 55.8271 and 72.004 <= at.longitude <= 137.8347


def wgs84_to_gcj02(at: Position) -> Position:
    if not in_china(at):
        return at
    north, east = _shift(at.longitude - 105.0, at.latitude - 35.0)
    phi = radians(at.latitude)
    curve = 1 - ECCENTRICITY_SQUARED * sin(phi) ** 2
    meridian = SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) / (curve * sqrt(curve))
    parallel = SEMI_MAJOR / sqrt(curve) * cos(phi)
    return Position(
        at.latitude + north * 180.0 / (meridian * pi),
        at.longitude + east * 180.0 / (parallel * pi),
    )


def gcj02_to_wgs84(at: Position) -> Position:
    """By approaching it: the shift has no inverse in closed form."""
    guess = at
    for _ in range(20):
        shifted = wgs84_to_gcj02(guess)
        off = Position(at.latitude - shifted.latitude, at.longitude - shifted.longitude)
        guess = Position(guess.latitude + off.latitude, guess.longitude + off.longitude)
        if hypot(*off) < CLOSE_ENOUGH:
            break
    return guess


def metres(one: Position, other: Position) -> float:
    """Along the great circle."""
    phi, psi = radians(one.latitude), radians(other.latitude)
    half = sin((psi - phi) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half + cos(phi) * cos(psi) * turn)))


def cell(at: Position, resolution: int = CELL_RESOLUTION) -> str:
    """The h3 cell; resolution 10 is about 130 m across."""
    return str(h3.latlng_to_cell(at.latitude, at.longitude, resolution))


def coarser(of: str, resolution: int) -> str:
    """The cell of a lower resolution that holds it; itself where it is no finer."""
    if h3.get_resolution(of) <= resolution:
        return of
    return str(h3.cell_to_parent(of, resolution))


def around(of: str, rings: int) -> frozenset[str]:
    """The cell with so many rings of neighbours."""
    return frozenset(str(each) for each in h3.grid_disk(of, rings))


def boundary(of: str) -> tuple[Position, ...]:
    """The corners of a cell, in order."""
    return tuple(Position(latitude, longitude) for latitude, longitude in h3.cell_to_boundary(of))


def _shift(x: float, y: float) -> tuple[float, float]:
    """Metres north and east, as the published formula has them."""
    waves = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    return north, east
