"""The place a report is about, from its key: a printed code, an estate's number, or a street's."""

from dataclasses import dataclass, replace

from gongzhi.cases.rules.catalogue import STREET_DIGITS
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import as_seen
from gongzhi.territory.queries import Spot, estate_of_code, region, spot_of_code, spot_of_estate


@dataclass(frozen=True, kw_only=True)
class Place:
    """`spot` is None where only the street is known; then words say the rest."""

    key: str
    region_code: str
    name: str
    wider_name: str = ""
    spot: Spot | None = None
    is_scanned: bool = False

    def spot_with(self, words: str) -> Spot | None:
        """The spot with what was written about it; a scanned code knows better."""
        if self.spot is None or self.is_scanned or not as_seen(words):
            return self.spot
        return replace(self.spot, name=as_seen(words))


def place_of(key: str) -> Place | None:
    """None where there is no such code, estate or street."""
    if not key:
        return None
    if len(key) == STREET_DIGITS and key.isdecimal():
        return _street(key)
    return _scanned(key) or _estate(key)


def refuse_retired(place: Place) -> None:
    """A code taken down still says where it hung; a report needs a place that stands."""
    if place.spot is None or not place.spot.retired:
        return
    why = f"（{place.spot.retired_because}）" if place.spot.retired_because else ""
    raise RuleBroken(f"这张码对应的位置已停用{why}，换一个位置再报，写的都还在", field="place")


def _scanned(token: str) -> Place | None:
    spot = spot_of_code(token)
    if spot is None:
        return None
    return Place(
        key=token,
        region_code=spot.region_code,
        name=spot.name or spot.estate_name,
        wider_name=spot.estate_name if spot.name else "",
        spot=spot,
        is_scanned=True,
    )


def _estate(code: str) -> Place | None:
    estate = estate_of_code(code)
    if estate is None:
        return None
    return Place(
        key=code,
        region_code=estate.region_code,
        name=estate.name,
        wider_name=estate.region.name,
        spot=spot_of_estate(estate),
    )


def _street(code: str) -> Place | None:
    found = region(code)
    return Place(key=code, region_code=code, name=found.name) if found else None
