"""The place a page is read for: from the address, else the reader's own territory."""

from dataclasses import dataclass

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.rulebook.places import region_of_estate
from gongzhi.foundation.rulebook.rules.resolving import scopes
from gongzhi.foundation.rulebook.vocabulary import Level


@dataclass(frozen=True)
class Place:
    region_code: str
    estate: int | None = None

    @property
    def scopes(self) -> list[tuple[Level, str]]:
        return scopes(self.region_code, self.estate)

    @property
    def query(self) -> str:
        estate = f"&estate={self.estate}" if self.estate else ""
        return f"region={self.region_code}{estate}"


def place_of(request: HttpRequest) -> Place:
    given = request.GET.get("estate", "")
    if given.isdigit() and len(given) < 19:
        estate = int(given)
        return Place(region_of_estate(estate), estate)
    region = request.GET.get("region", "")
    if region.isdigit() and len(region) <= 12:
        return Place(region)
    return Place(next(iter(actor_of(request).territory), ""))
