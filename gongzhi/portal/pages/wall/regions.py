"""The wall of a province, city, county, street or community."""

from collections import Counter
from datetime import datetime
from typing import Any

from gongzhi.cases.queries.overview import cases_under
from gongzhi.cases.queries.picture import Picture, picture
from gongzhi.kernel.geo import Position
from gongzhi.portal.pages.wall.hexes import Named, hexes
from gongzhi.portal.pages.wall.showing import common
from gongzhi.territory.queries import below, estates_under, lineage
from gongzhi.territory.vocabulary import RegionLevel

COMMUNITY_DIGITS, STREET_DIGITS = 12, 9
MOST_NAMED = 14
Shown = dict[str, Any]


def region_wall(code: str, now: datetime) -> Shown | None:
    """Twelve queries; None where there is no such region."""
    above, under = lineage(code)
    if not above or above[-1].code != code.ljust(12, "0"):
        return None
    is_community = len(code) == COMMUNITY_DIGITS
    column = "estate" if is_community else "region_code"
    seen = picture(cases_under(code), place=column, now=now)
    estates = list(estates_under(code))
    standing = _standing(seen, None if is_community else below(code))
    rows = (
        [_step(e.name, f"/wall/estate/{e.code}", standing[e.pk]) for e in estates]
        if is_community
        else [_region_step(each, standing) for each in under]
    )
    return {
        **common(seen, now),
        "place": above[-1].name,
        "trail": [_trail(each) for each in above],
        "below": sorted(rows, key=lambda row: -row["open"]),
        "below_word": "小区" if is_community else RegionLevel(under[0].level).label if under else "",
        "map": _map(code, seen, estates, under),
        "mapped": sum(number for _, number in seen.cells),
        "unmapped": sum(day.received for day in seen.days) - sum(n for _, n in seen.cells),
    }


def _standing(seen: Picture, digits: int | None) -> dict[Any, tuple[int, int]]:
    open_: Counter[Any] = Counter()
    overdue: Counter[Any] = Counter()
    for part in seen.standing:
        key = part.place if digits is None else str(part.place)[:digits]
        open_[key] += part.open
        overdue[key] += part.overdue
    both = {key: (open_[key], overdue[key]) for key in open_}
    return _Zero(both)


class _Zero(dict[Any, tuple[int, int]]):
    def __missing__(self, key: object) -> tuple[int, int]:
        return (0, 0)


def _region_step(region: Any, standing: dict[Any, tuple[int, int]]) -> Shown:  # noqa: ANN401
    code = prefix_of(region)
    return _step(region.name, f"/wall/{code}", standing[code])


def _step(name: str, url: str, counts: tuple[int, int]) -> Shown:
    return {"name": name, "url": url, "open": counts[0], "overdue": counts[1]}


DIGITS = {
    RegionLevel.PROVINCE: 2,
    RegionLevel.CITY: 4,
    RegionLevel.COUNTY: 6,
    RegionLevel.STREET: STREET_DIGITS,
    RegionLevel.COMMUNITY: COMMUNITY_DIGITS,
}


def prefix_of(region: Any) -> str:  # noqa: ANN401  a row of the region table
    return str(region.code)[: DIGITS[RegionLevel(region.level)]]


def _trail(region: Any) -> Shown:  # noqa: ANN401
    code = prefix_of(region)
    return {"label": region.name, "code": code, "url": f"/wall/{code}"}


def _map(code: str, seen: Picture, estates: list[Any], under: list[Any]) -> Shown:
    """Estates by name as long as they are few; above a street, the regions below instead."""
    placed = [e for e in estates if e.latitude is not None and e.longitude is not None]
    named = [Named(e.name, Position(e.latitude, e.longitude), 0) for e in placed]
    drawn = hexes(seen.cells, digits=len(code), estates=named, regions=[])
    if len(code) < STREET_DIGITS or len(named) > MOST_NAMED:
        drawn["estates"] = []
        drawn["communities"] = _regions(code, seen, placed, under, named)
    return drawn


def _regions(
    code: str, seen: Picture, placed: list[Any], under: list[Any], named: list[Named]
) -> list[Shown]:
    standing = _standing(seen, below(code))
    shown = []
    for region in under:
        prefix = prefix_of(region)
        inside = [
            Position(e.latitude, e.longitude) for e in placed if e.region_code.startswith(prefix)
        ]
        if inside:
            shown.append(Named(region.name, _centre(inside), standing[prefix][0]))
    found: list[Shown] = hexes(
        seen.cells, digits=len(code), estates=named, regions=shown
    )["communities"]
    return found


def _centre(places: list[Position]) -> Position:
    return Position(
        sum(each.latitude for each in places) / len(places),
        sum(each.longitude for each in places) / len(places),
    )
