"""The wall of a province, city, county, street or community."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from gongzhi.cases.queries.overview import Standing, cases_under
from gongzhi.cases.queries.picture import Picture, picture
from gongzhi.kernel.geo import Position
from gongzhi.portal.pages.wall.hexes import Named, hexes
from gongzhi.portal.pages.wall.showing import common
from gongzhi.territory.queries import below, estates_under, lineage
from gongzhi.territory.vocabulary import RegionLevel

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate, Region

DIGITS = {
    RegionLevel.PROVINCE: 2,
    RegionLevel.CITY: 4,
    RegionLevel.COUNTY: 6,
    RegionLevel.STREET: 9,
    RegionLevel.COMMUNITY: 12,
}
MOST_NAMED = 14
Shown = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Below:
    """One place of the next level, with its address and what is open there."""

    name: str
    url: str
    open: int
    overdue: int


def region_wall(code: str, now: datetime) -> Shown | None:
    """Eleven queries, the versions of catalogue and calendar; None where no such region is."""
    above, under = lineage(code)
    if not above or above[-1].code != code.ljust(12, "0"):
        return None
    is_community = len(code) == DIGITS[RegionLevel.COMMUNITY]
    column = "estate" if is_community else "region_code"
    seen, estates = picture(cases_under(code), place=column, now=now), list(estates_under(code))
    rows = _estates(estates, seen) if is_community else _regions(under, seen, below(code))
    mapped = sum(number for _, number in seen.cells)
    return {
        **common(seen, now),
        "place": above[-1].name,
        "trail": trail(above),
        "below": sorted(rows, key=lambda row: -row.open),
        "below_word": _word(under, is_community=is_community),
        "map": _map(code, seen, estates, under),
        "mapped": mapped,
        "unmapped": sum(day.received for day in seen.days) - mapped,
    }


def trail(above: "Sequence[Region]") -> list[Shown]:
    return [
        {"label": each.name, "code": prefix_of(each), "url": f"/wall/{prefix_of(each)}"}
        for each in above
    ]


def prefix_of(region: "Region") -> str:
    """Its code without the padding."""
    return region.code[: DIGITS[RegionLevel(region.level)]]


def _word(under: "Sequence[Region]", *, is_community: bool) -> str:
    if is_community:
        return "小区"
    return RegionLevel(under[0].level).label if under else ""


def _estates(estates: "Sequence[Estate]", seen: Picture) -> Iterator[Below]:
    for estate in estates:
        here = [part for part in seen.standing if part.place == estate.pk]
        yield _row(estate.name, f"/wall/estate/{estate.code}", here)


def _regions(under: "Sequence[Region]", seen: Picture, digits: int) -> Iterator[Below]:
    for region in under:
        code = region.code[:digits]
        here = [part for part in seen.standing if str(part.place).startswith(code)]
        yield _row(region.name, f"/wall/{code}", here)


def _row(name: str, url: str, parts: Sequence[Standing]) -> Below:
    return Below(
        name=name,
        url=url,
        open=sum(part.open for part in parts),
        overdue=sum(part.overdue for part in parts),
    )


def _map(code: str, seen: Picture, estates: "Sequence[Estate]", under: "Sequence[Region]") -> Shown:
    """Estates by name as long as they are few; else, and above a street, the regions below."""
    placed = list(_placed(estates))
    few = len(code) >= DIGITS[RegionLevel.STREET] and len(placed) <= MOST_NAMED
    return hexes(
        seen.cells,
        digits=len(code),
        ground=[at for _, at in placed],
        estates=[Named(each.name, at, 0) for each, at in placed] if few else (),
        regions=() if few else list(_named(under, placed, seen, below(code))),
    )


def _placed(estates: "Sequence[Estate]") -> "Iterator[tuple[Estate, Position]]":
    for each in estates:
        if each.latitude is not None and each.longitude is not None:
            yield each, Position(each.latitude, each.longitude)


def _named(
    under: "Sequence[Region]",
    placed: "Sequence[tuple[Estate, Position]]",
    seen: Picture,
    digits: int,
) -> Iterator[Named]:
    """Each region amid its estates, with what is open there."""
    open_: Counter[str] = Counter()
    for part in seen.standing:
        open_[str(part.place)[:digits]] += part.open
    for region in under:
        code = region.code[:digits]
        inside = [at for each, at in placed if each.region_code.startswith(code)]
        if inside:
            yield Named(region.name, _amid(inside), open_[code])


def _amid(places: Sequence[Position]) -> Position:
    return Position(
        sum(each.latitude for each in places) / len(places),
        sum(each.longitude for each in places) / len(places),
    )
