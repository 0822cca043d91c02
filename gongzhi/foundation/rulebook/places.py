"""What the rulebook must know of places it cannot see: territory registers it.

register_places(names=region_names, estate_region=region_code_of_estate)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gongzhi.foundation.rulebook.rules.resolving import scopes
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.rulebook.vocabulary import Level

Names = Callable[[Iterable[str]], Mapping[str, tuple[str, str]]]


@dataclass
class Places:
    """`names`: a region code's name and its parent's; `estate_region`: where an estate lies."""

    names: Names
    estate_region: Callable[[int], str]


_known = Places(names=lambda _codes: {}, estate_region=lambda _estate: "")


def register_places(*, names: Names, estate_region: Callable[[int], str]) -> None:
    _known.names, _known.estate_region = names, estate_region


@dataclass(frozen=True)
class Place:
    """Where a value is asked for."""

    region_code: str
    estate: int | None = None

    @property
    def scopes(self) -> list[tuple[Level, str]]:
        return scopes(self.region_code, self.estate)

    @property
    def query(self) -> str:
        estate = f"&estate={self.estate}" if self.estate else ""
        return f"region={self.region_code}{estate}"


def place_of_estate(estate: int) -> Place:
    return Place(region_of_estate(estate), estate)


def region_of_estate(estate: int) -> str:
    return _known.estate_region(estate)


def place_names(scopes: Iterable[tuple[Level, str]]) -> dict[str, str]:
    """A name for every region scope; the files know their own provinces."""
    codes = [scope for level, scope in scopes if scope and level != Level.ESTATE]
    told = _known.names(codes)
    usual = book().regions
    return {code: told[code][0] if code in told else usual.get(code, "") for code in codes}
